"""The schemas promise what the contract says. Columns here were typed from it, in its order."""

import pytest

from rankings.errors import ContractError
from rankings.store.schemas import SCHEMA_FOLDER, build_check, list_schemas, load_schema

CONTRACT = {
    "01_documents": (
        "document_id title decision_text decision_date_text published_text year_text encoding"
        " numbers numbers_accounted sha256"
    ),
    "01_cells": "document_id table row column header text start end",
    "01_statements": (
        "document_id pattern subject value_text of_text change_text year_text quote start end"
    ),
    "01_numbers": "document_id text role rule start end",
    "02_documents": (
        "document_id has_ranking reason scope province evaluation_year framework decision_number"
        " decision_date issuer annex"
    ),
    "02_rankings": (
        "document_id province framework level index_name year unit_id unit unit_printed rank"
        " rank_source score score_text max_score grade status quote start end label kind rank_of"
        " rank_from_bottom rank_change score_change score_unit parent scope preferred"
    ),
    "02_criteria": (
        "document_id province framework level year criterion_id criterion max_score unit_id unit"
        " statistic score quote start end score_text list_count"
    ),
    "02_grade_counts": "document_id level year grade count units quote start end",
    "02_exclusions": "document_id level year unit_id unit reason quote start end",
    "02_mentions": "document_id year topic unit_id unit tone quote start end",
    "02_indicators": (
        "document_id province year indicator_id subject value unit of comparator change change_unit"
        " baseline status quote start end value_text"
    ),
    "02_findings": (
        "document_id check severity message said found quote start end message_en evidence accepted"
    ),
    "02_gaps": "document_id missing why annex_that_would_close_it",
    "02_unmatched": "document_id unit_printed suggestion similarity quote start end",
    "02_unsure": "document_id said_of printed year reasons quote start end",
    "03_year_changes": (
        "province framework_from framework_to level unit_id unit year_from year_to score_from"
        " score_to max_from max_to score_change rank_from rank_to places_gained common_rank_from"
        " common_rank_to comparable why_not"
    ),
    "03_trajectories": (
        "province level unit_id unit kind years ranks common_ranks best worst times_ranked"
        " times_top5 latest_gap_to_next latest_gap_to_top5"
    ),
    "03_agreement": (
        "province level year_from year_to framework_from framework_to n_common spearman"
        " kendall_tau_b weighted_tau rbo mean_abs_rank_change max_abs_rank_change discordant_pairs"
        " pairs p_permutation why_not"
    ),
    "03_lists": (
        "province level index_name year framework ranked scored group_size complete why_partial"
        " label"
    ),
    "03_discordant_pairs": "province level year_from year_to unit_a unit_b",
    "03_leaders": (
        "province level index_name unit_id unit times_first years_first times_top5 lists_top5"
        " times_ranked latest_rank"
    ),
    "03_mean_changes": (
        "province level year_from year_to n_from n_to n_common mean_from mean_to mean_change"
        " common_change composition_effect joined left max_from max_to both_complete label"
    ),
    "03_kinds": "province level year kind ranked ranks common_units mean_rank label",
    "03_praise": (
        "province level year praised always_top5 below_top5 not_praised mean_rank mean_rank_below"
        " mean_rank_others lead lead_below label"
    ),
    "03_leavers": (
        "province level year_from year_to unit_id unit rank_from from_bottom ranked years_ranked"
        " years_missing label"
    ),
    "03_indicator_ladder": (
        "province theme indicator_id indicator year value unit of base status"
        " comparable_with_previous why_not document_id quote start end"
    ),
    "04_positions": (
        "province framework level year unit_id unit score max_score percent_of_max rank group_size"
        " rank_percentile z_score label gap_to_next gap_to_top5"
    ),
    "04_disclosure": (
        "province level index_name framework year label document_id published graded excluded"
        " population of_all_levels disclosed"
    ),
    "04_frameworks": (
        "framework_version level theme criteria points share units_ranked units_published"
        " grades_published disclosed"
    ),
    "04_bounds": (
        "province framework level year unit_id unit grade total_min total_max rank_best rank_worst"
        " percent_min percent_max reading"
    ),
    "04_bound_cells": (
        "province framework level year criterion_id criterion unit_id unit min max reading"
    ),
    "04_thresholds": "province framework level year grade_above grade_below min max reading",
    "04_certain_pairs": "province framework level year unit_above unit_below reading",
    "04_findings": (
        "document_id check severity message said found quote start end message_en evidence accepted"
    ),
    "07_panel": (
        "index year vintage province unit score score_text rank rank_source rank_of status"
        " certainty agrees clashes edition document_id url published_quote quote start end"
    ),
    "07_standing": (
        "index year vintage province unit region score score_text rank rank_source rank_of"
        " rank_percentile status sources differs others edition document_id rank_document_id url"
    ),
    "07_coverage": (
        "index year vintage edition provinces with_score with_rank measured whole sources differing"
        " new_edition"
    ),
    "07_changes": (
        "index vintage province unit year_from year_to score_from score_to gain nation_gain"
        " gain_over_nation rank_from rank_to of_from of_to common common_rank_from common_rank_to"
        " places_gained comparable why_not edition_from edition_to"
    ),
    "07_agreement": ("year vintage index_a index_b n_common spearman kendall_tau_b whole why_not"),
}
IN_THE_KEY_WITH_INDEX_AND_LABEL = (
    "03_year_changes",
    "03_trajectories",
    "03_agreement",
    "04_positions",
)


def test_every_table_of_the_contract_has_a_schema_and_no_other():
    assert list(list_schemas()) == sorted(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_begin_as_the_contract_says_and_end_with_row_id(name):
    columns, promised = load_schema(name).column_names, CONTRACT[name].split()
    assert columns[: len(promised)] == promised
    assert columns[-1] == "row_id"
    assert build_check(name).name == name


@pytest.mark.parametrize("name", IN_THE_KEY_WITH_INDEX_AND_LABEL)
def test_groups_are_told_apart_by_index_and_label(name):
    assert {"index_name", "label"} <= set(load_schema(name).key)


@pytest.mark.parametrize("name", CONTRACT)
def test_every_column_is_described_in_both_languages(name):
    schema = load_schema(name)
    assert schema.row_vi and schema.row_en
    for column in schema.columns:
        assert (
            column.description_vi
            and column.description_en
            and column.description_vi != column.description_en
        ), column.name


@pytest.mark.parametrize("name", CONTRACT)
def test_a_column_of_one_name_has_one_type_everywhere(name):
    # A change is printed (02) or computed (03); a header is a page's or a column's.
    differing = {"score_change", "header"}
    for other in CONTRACT:
        for column in load_schema(name).columns:
            same = [one for one in load_schema(other).columns if one.name == column.name]
            assert column.name in differing or all(one.type == column.type for one in same), (
                column.name,
                name,
                other,
            )


def test_an_unknown_table_is_refused_with_the_known_ones():
    with pytest.raises(ContractError, match="02_rankings"):
        load_schema("02_ranking")


def test_a_broken_schema_file_is_named(tmp_path, monkeypatch):
    broken = (
        (SCHEMA_FOLDER / "02_gaps.yaml")
        .read_text(encoding="utf-8")
        .replace("type: string", "type: text")
    )
    (tmp_path / "02_gaps_broken.yaml").write_text(
        broken.replace('"02_gaps"', '"02_gaps_broken"'), encoding="utf-8"
    )
    monkeypatch.setattr("rankings.store.schemas.SCHEMA_FOLDER", tmp_path)
    with pytest.raises(ContractError, match="02_gaps_broken.yaml.*a type is not one of"):
        load_schema("02_gaps_broken")
