"""The words of the domain: what a text names, by the rows of lexicon.csv and of no other list."""

import shutil

import pytest

from rankings.registry.units import identify_unit
from rankings.registry.vocabulary import (
    find_levels,
    find_words,
    first_level,
    level_names,
    name_framework,
)
from rankings.store.paths import reference_dir

FRAMEWORKS = [
    ("Xếp hạng mức độ CPĐT các sở, ngành năm 2019", "egov"),
    ("kết quả ứng dụng CNTT và xây dựng chính quyền điện tử", "egov"),
    ("Chỉ số PAR INDEX năm 2021", "par"),
    ("CHỈ SỐ\nCẢI CÁCH HÀNH CHÍNH", "par"),
    ("Uỷ ban nhân dân tỉnh họp về thời tiết", None),
    ("", None),
    (None, None),
]
LEVELS = [
    ("kết quả của các sở, ban, ngành", ("department",)),
    ("UBND các huyện, thành, thị", ("district",)),
    ("C. CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ", ("district",)),
    ("12 sở, ban, ngành và 11 huyện, thành phố", ("department", "district")),
    ("khối xã,phường", ("commune",)),
    ("so với 63 tỉnh, thành phố", ("province",)),
    ("năm 2021", ()),
]


@pytest.mark.parametrize(("text", "framework"), FRAMEWORKS)
def test_a_framework_is_named_by_its_longest_word(text, framework):
    assert name_framework(text) == framework


@pytest.mark.parametrize(("text", "levels"), LEVELS)
def test_levels_in_the_order_of_their_naming(text, levels):
    assert find_levels(text) == levels
    assert first_level(text) == (levels[0] if levels else "")


def test_each_level_has_one_name_of_its_own():
    named = {level: find_levels(name) for level, name in level_names().items()}
    assert named.pop("ministry") == ()
    assert named == {level: (level,) for level in ("department", "district", "commune", "province")}


def test_what_is_found_stands_where_it_says():
    text = "Hoà giải: Chỉ số CCHC, PAPI; chuyển  đổi số"
    assert [
        (text[word.start : word.end], word.value) for word in find_words(text, "framework_word")
    ] == [
        ("CCHC", "par"),
        ("PAPI", "papi"),
        ("chuyển  đổi số", "dti"),
    ]


@pytest.fixture
def own_home(tmp_path):
    """A home whose reference tables know one word and one alias more."""
    folder = tmp_path / "data" / "reference"
    shutil.copytree(reference_dir(), folder)
    with (folder / "lexicon.csv").open("a", encoding="utf-8") as stream:
        stream.write("level_word,khối thi đua,district,invented,unconfirmed,\n")
    with (folder / "aliases.csv").open("a", encoding="utf-8") as stream:
        columns = (folder / "aliases.csv").read_text(encoding="utf-8-sig").split("\n")[0].split(",")
        cells = {
            "alias": "Nhà thuốc lớn",
            "province": "phu-tho",
            "level": "department",
            "unit_id": "phu-tho/so-y-te",
            "status": "alias",
            "source": "invented",
            "certainty": "unconfirmed",
        }
        stream.write(",".join(cells.get(column.strip(), "") for column in columns) + "\n")
    return tmp_path


def test_two_homes_in_one_process_keep_their_own_words(own_home, monkeypatch):
    def look_up():
        unit = identify_unit("Nhà thuốc lớn", "phu-tho")
        return find_levels("khối thi đua số 1"), unit and unit.name

    assert look_up() == ((), None)
    monkeypatch.setenv("RANKINGS_HOME", str(own_home))
    assert look_up() == (("district",), "Sở Y tế")
    monkeypatch.delenv("RANKINGS_HOME")
    assert look_up() == ((), None)
