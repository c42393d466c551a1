"""Which provinces stand beside one: made once for all, few, and never by reading all tables."""

import pytest

from rankings.registry.neighbours import MOST, choose_neighbours, neighbours_path, write_neighbours
from rankings.registry.provinces import load_provinces
from rankings.store.record import recording

HEAD = "province,framework,level\n"


@pytest.fixture
def home_of_all(tmp_path, monkeypatch):
    """A home in which every province of the 63 was ranked by dti, and every fifth by par too."""
    slugs = [body.slug for body in load_provinces() if body.vintage == "63"]
    rows = [
        "document_id,file,province,framework,evaluation_year,title,publisher,url,published_date"
    ]
    rows[0] += ",decision_number,decision_date,retrieved_date,sha256,kind,annex,note"
    for number, slug in enumerate(slugs):
        rows.append(f"{slug}_2022_dti_1,{slug}/2022_dti_1.txt,{slug},,,,,,,,,,{number:064x},page,,")
        folder = tmp_path / "data/processed" / slug
        folder.mkdir(parents=True)
        also = f"{slug},par,department\n" if number % 5 == 0 else ""
        own = f"{HEAD}{slug},dti,department\n{slug},pci,province\n{also}"
        (folder / "02_rankings.csv").write_text(own, encoding="utf-8-sig")
    (tmp_path / "data/raw").mkdir()
    (tmp_path / "data/raw/sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    write_neighbours()
    return tmp_path


def test_a_national_index_is_no_framework_of_agencies(home_of_all):
    assert neighbours_path().read_text(encoding="utf-8").splitlines()[:4] == [
        "province,framework",
        "an-giang,dti",
        "ba-ria-vung-tau,dti",
        "bac-giang,dti",
    ]


def test_as_many_stand_beside_a_province_as_a_reader_compares(home_of_all):
    for body in load_provinces():
        assert len(choose_neighbours(body.slug)) == MOST
        assert body.slug not in choose_neighbours(body.slug)


def test_the_nearest_come_first(home_of_all):
    """Vĩnh Phúc (26): the codes of its neighbours on the map are 25, 27, 24, 30, 22, 31."""
    assert choose_neighbours("vinh-phuc") == sorted(
        ["phu-tho", "bac-ninh", "bac-giang", "hai-duong", "quang-ninh", "hai-phong"]
    )


def test_those_ranked_by_more_of_the_same_frameworks_come_before_the_nearest(home_of_all):
    """Hà Nội (01), the first of the 63, is ranked by par too."""
    slugs = [body.slug for body in load_provinces() if body.vintage == "63"]
    assert set(choose_neighbours("ha-noi")) <= set(slugs[::5])


def test_choosing_reads_one_table_and_rests_on_its_own_part_of_it(home_of_all):
    with recording() as seen:
        choose_neighbours("phu-tho")
    tables = [name for name in seen if name.startswith("data/processed/")]
    assert tables == ["data/processed/neighbours.csv#phu-tho"]


def test_without_the_table_nobody_stands_beside(home_of_all):
    neighbours_path().unlink()
    assert choose_neighbours("phu-tho") == []
