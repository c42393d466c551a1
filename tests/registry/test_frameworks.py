"""Framework versions: years, scales, criteria, themes, breaks, national means."""

from decimal import Decimal

import pytest

from rankings.errors import SourceError
from rankings.registry.frameworks import (
    find_criterion,
    framework_of,
    load_frameworks,
    load_national_means,
    load_themes,
    national_mean,
)
from rankings.store.paths import reference_dir

VERSIONS = load_frameworks()
PUBLISHED = (reference_dir() / "frameworks.yaml").read_text(encoding="utf-8")
LEVELS = [(version, level) for version in VERSIONS.values() for level in version.levels.values()]


def ids(pair):
    return f"{pair[0].id}/{pair[1].level}" if isinstance(pair, tuple) else None


@pytest.mark.parametrize("pair", LEVELS, ids=ids)
def test_maxima_of_children_add_to_the_parent(pair):
    _version, level = pair
    total = level.points or level.max_score
    groups = {
        parent: [c for c in level.criteria if c.parent == parent]
        for parent in {c.parent for c in level.criteria}
    }
    for parent, children in groups.items():
        above = total if not parent else next(c.max_score for c in level.criteria if c.id == parent)
        if (
            above is not None
            and children
            and all(c.max_score is not None for c in children)
            and not level.is_weighted
        ):
            assert sum(c.max_score for c in children) == above


@pytest.mark.parametrize("pair", LEVELS, ids=ids)
def test_every_criterion_has_a_theme_and_its_words_find_it(pair):
    version, level = pair
    for criterion in level.leaves():
        assert criterion.theme in load_themes()
        assert find_criterion(criterion.vi, version, level.level) == criterion
    assert len({c.id for c in level.criteria}) == len(level.criteria)


@pytest.mark.parametrize("version", VERSIONS.values(), ids=lambda version: version.id)
def test_versions_say_who_measures_whom_and_what_was_disclosed(version):
    facts = version.facts
    assert facts["source"] and facts["certainty"] in ("printed", "seen", "calculated", "inferred")
    assert facts["measured_by"]["vi"] and facts["sample"]["en"] and facts["graded"]["vi"]
    for basis in facts["legal_basis"]:
        assert (
            basis["number"] and basis["role"] in ("criteria", "basis", "result") and basis["source"]
        )
    for level in version.levels.values():
        assert level.disclosed["vi"] and level.disclosed["en"] and level.scale_note["vi"]
    if facts["previous"]:
        older = VERSIONS[facts["previous"]]
        assert older.last_year is not None and older.last_year < version.first_year
        assert facts["break_with_previous"]["vi"] and facts["break_with_previous"]["en"]


def test_versions_of_one_framework_do_not_overlap():
    for first in VERSIONS.values():
        for second in VERSIONS.values():
            if first.id < second.id and (first.framework, first.province) == (
                second.framework,
                second.province,
            ):
                assert (first.last_year or 9999) < second.first_year or (
                    second.last_year or 9999
                ) < first.first_year


@pytest.mark.parametrize(
    ("province", "framework", "year", "level", "expected"),
    [
        ("phu-tho", "ict_use", 2017, "department", "phu-tho_ict_use_2017"),
        ("Phú Thọ", "egov", 2020, "district", "phu-tho_egov_2018"),
        ("phu-tho", "egov", 2021, "department", "phu-tho_egov_2018"),
        ("phu-tho", "dti", 2022, "department", "phu-tho_dti_2022"),
        ("phu-tho", "dti", 2024, "district", "phu-tho_dti_2022"),
        ("phu-tho", "dti", 2025, "commune", "phu-tho_dti_2025"),
        ("phu-tho", "dti", 2025, "district", None),  # districts ended
        ("hung-yen", "egov", 2018, "department", "hung-yen_egov_2018"),
        ("phu-tho", "dti", 2022, "province", "vn_dti_2021"),
        ("phu-tho", "dti", 2024, "province", "vn_dti_2024"),
        ("phu-tho", "sipas", 2021, "province", "vn_sipas_2017"),
        ("phu-tho", "sipas", 2022, "province", "vn_sipas_2022"),
        ("phu-tho", "papi", 2021, "province", "vn_papi_2018"),
        ("phu-tho", "pci", 2006, "province", "vn_pci_2006"),
        ("quang-nam", "dti", 2023, "department", None),  # not in the registry: nothing is assumed
        ("phu-tho", None, 2021, "department", None),
    ],
)
def test_framework_of(province, framework, year, level, expected):
    version = framework_of(
        {"province": province, "framework": framework, "evaluation_year": year}, level
    )
    assert (version.id if version else None) == expected


@pytest.mark.parametrize("year", [None, "", float("nan")])
def test_a_document_without_year_has_no_version(year):
    assert (
        framework_of(
            {"province": "phu-tho", "framework": "egov", "evaluation_year": year}, "district"
        )
        is None
    )


@pytest.mark.parametrize(
    ("version_id", "level", "maximum"),
    [
        ("phu-tho_ict_use_2017", "department", None),
        ("phu-tho_egov_2018", "district", 150),
        ("phu-tho_dti_2022", "department", None),
        ("hung-yen_egov_2018", "department", 500),
        ("hung-yen_egov_2018", "district", 150),
        ("vn_egov_2017", "district", None),
    ],
)
def test_a_maximum_is_printed_or_null(version_id, level, maximum):
    assert VERSIONS[version_id].levels[level].max_score == (
        None if maximum is None else Decimal(maximum)
    )


@pytest.mark.parametrize(
    ("printed", "level", "criterion"),
    [
        ("Hạ tầng kỹ thuật công nghệ thông tin", "department", "infrastructure"),
        ("Ứng dụng công nghệ thông tin trong hoạt động của cơ quan", "department", "use"),
        ("Trang/Cổng thông tin điện tử", "department", "portal"),
        ("Cung cấp dịch vụ công trực tuyến", "department", "online_services"),
        ("dịch vụ công trực tuyến", "department", "online_services"),
        (
            "Cơ chế, chính sách và các quy định cho ứng dụng công nghệ thông tin",
            "department",
            "policy",
        ),
        ("cơ chế, chính sách", "department", "policy"),
        ("Nhân lực cho ứng dụng công nghệ thông tin", "department", "people"),
        ("ứng dụng CNTT trong nội bộ cơ quan", "department", "use"),
        ("Môi trường chính sách", "district", "policy"),
        ("Mức độ chuyển đổi số", "district", "transformation"),
        ("Mức độ chuyển đổi", "district", "transformation"),
        ("Mức độ giao dịch", "district", "transaction"),
        ("hai tiêu chí hạ tầng và nhân lực", "department", None),  # two at once
        ("Điểm thưởng", "department", None),
    ],
)
def test_criteria_of_hung_yen(printed, level, criterion):
    found = find_criterion(printed, VERSIONS["hung-yen_egov_2018"], level)
    assert (found.id if found else None) == criterion


def test_national_means():
    assert national_mean("par", 2021).value == Decimal("86.37")
    assert national_mean("papi", 2021).provinces == 60
    assert national_mean("pci", 2024).value == Decimal("67.67")
    assert national_mean("pci", 2021) is None
    for mean in load_national_means():
        assert mean.source.startswith("http") and mean.certainty in ("seen", "calculated")


@pytest.fixture
def own_reference(tmp_path, monkeypatch):
    """A folder of reference tables of its own."""
    folder = tmp_path / "data" / "reference"
    folder.mkdir(parents=True)
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    return folder


def test_a_text_that_lost_its_quotes_is_refused(own_reference):
    broken = PUBLISHED.replace(
        '{vi: "Môi trường, chính sách"', "{vi: Môi trường, chính sách", 1
    ).replace(
        '{id: policy, vi: "Môi trường, chính sách"', "{id: policy, vi: Môi trường, chính sách", 1
    )
    (own_reference / "frameworks.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(SourceError, match="without quotes"):
        load_frameworks()


def test_broken_yaml_is_named(own_reference):
    (own_reference / "frameworks.yaml").write_text("versions: [\n", encoding="utf-8")
    with pytest.raises(SourceError, match="not valid YAML"):
        load_frameworks()
