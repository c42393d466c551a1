"""Nouns that nobody prepared, for a part of an index and for a unit: a row in data/reference makes
them be read as the nouns that everybody uses, no code.

The nouns and the figures are invented.
"""

import shutil

import pytest

from rankings.clean.understand import understand
from rankings.parse.page import parse_page
from rankings.store.paths import reference_dir

ROWS = """\
criterion_word,mảng việc,,invented,unconfirmed,
part_word,mảng con,,invented,unconfirmed,
count_noun,động,district,invented,unconfirmed,
framework_word,XYZI,xyzi,invented,unconfirmed,
group_word,toán,,invented,unconfirmed,
"""
OPENING = "Công bố chỉ số chuyển đổi số của các sở, ngành tỉnh Bắc Kạn năm 2023\n\n"
ON_PARTS = [
    "Sở Y tế đạt điểm cao nhất ở {} “Cung ứng dịch vụ” với 7,61 điểm.",
    "Sở Y tế có {} tiếp cận dịch vụ thấp nhất, 73,72%.",
    "Sở Y tế đạt chính quyền số 0,5566 điểm, {} ứng dụng công nghệ thông tin 0,9655 điểm.",
    "Bắc Kạn có 2 {} xếp thứ 5 từ dưới lên.",
    "Sở Y tế đạt 85,2%, trong đó {} tiếp cận dịch vụ chỉ đạt 82,62%.",
    "Ở {} hạ tầng nền, Sở Y tế cao nhất với 9 điểm.",
    "Về {} kinh tế số, Sở Công Thương dẫn đầu với 9 điểm.",
    "Ở 3 {}: hạ tầng nền Sở Y tế đạt 0,6683 điểm.",
    "Điểm {} cung ứng dịch vụ của Sở Y tế đạt 8,1 điểm.",
    "Sở Y tế dẫn đầu; {} nhân lực trẻ: Sở Nội vụ thấp nhất với 7,0 điểm.",
    "Sở Y tế có 3 {} thuộc nhóm trung bình.",
    "Sở Y tế cải thiện 6 {} so với năm 2022.",
    "{} kinh tế số: Sở Y tế đạt 8 điểm.",
]
ON_UNITS = [
    "Trong 12 {}, Ba Bể dẫn đầu với 92,1 điểm.",
    "Bảng xếp hạng 12 {} năm 2023: Ba Bể dẫn đầu với 92,1 điểm.",
]
ON_AN_INDEX = [
    "Huyện Ba Bể họp tổng kết. Theo đó, {} của huyện đạt 85,3 điểm, xếp thứ 3/8.",
    "Huyện Pác Nặm đã nộp báo cáo; {} của huyện tăng 2 bậc, đạt 79,5 điểm.",
    "Huyện Na Rì vừa họp; theo báo cáo, {} của huyện vươn lên thứ 5/8.",
]


@pytest.fixture(scope="module")
def own_home(tmp_path_factory):
    """A home whose lexicon knows the invented nouns."""
    home = tmp_path_factory.mktemp("own")
    folder = home / "data" / "reference"
    shutil.copytree(reference_dir(), folder)
    with (folder / "lexicon.csv").open("a", encoding="utf-8") as stream:
        stream.write(ROWS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(home))
        yield


def read(sentence, noun, common):
    """What is read of a sentence with a noun, which is written as the common one."""
    reading = parse_page((OPENING + sentence.format(noun)).encode(), "page.txt")
    return [
        (
            row.kind,
            row.pattern,
            row.level,
            row.attributes,
            {name: span.text.replace(noun, common) for name, span in row.fields.items()},
        )
        for row in reading.statements
    ]


@pytest.mark.parametrize("noun", ["mảng việc", "mảng con"])
@pytest.mark.parametrize("sentence", ON_PARTS)
def test_a_noun_of_a_part_is_a_row(own_home, sentence, noun):
    common = {"mảng việc": "tiêu chí", "mảng con": "nội dung"}[noun]
    assert read(sentence, noun, common) == read(sentence, common, common)


@pytest.mark.parametrize("sentence", ON_UNITS)
def test_a_noun_of_a_unit_is_a_row(own_home, sentence):
    assert read(sentence, "động", "huyện") == read(sentence, "huyện", "huyện")


@pytest.mark.parametrize("sentence", ON_AN_INDEX)
def test_a_short_name_of_an_index_is_a_row(own_home, sentence):
    known = read(sentence, "CCHC", "CCHC")
    assert [row[0] for row in known] == ["ranking"]
    assert read(sentence, "XYZI", "CCHC") == known
    assert read(sentence, "QWRT", "CCHC") != known  # which no row names


def test_a_group_of_units_is_a_row(own_home):
    """Who is in a group that leads has no place of its own that would be left unread."""
    page = OPENING + "Bản tin có đoạn: Sở Y tế từng ở {} đứng đầu.\n"
    left = [
        [
            one["text"]
            for one in understand(parse_page(page.format(noun).encode(), "p.txt"))["unread"]
        ]
        for noun in ("nhóm", "toán", "ghế")
    ]
    assert left[0] == left[1] != left[2]
