"""The ladder of an indicator, on figures typed from the pages."""

import pandas as pd

from rankings.compare.ladder import lay_out_ladder, list_indicator_ladder


def figure(
    indicator,
    year,
    value,
    of=None,
    unit="%",
    status="printed",
    document="phu-tho_2021_egov_519",
    start=1,
    comparator="=",
):
    return {
        "document_id": document,
        "province": "phu-tho",
        "year": year,
        "indicator_id": indicator,
        "value": value,
        "unit": unit,
        "of": of,
        "status": status,
        "quote": "",
        "start": start,
        "end": start,
        "comparator": comparator,
    }


def test_the_ladder_marks_its_breaks_and_tells_a_figure_once():
    figures = pd.DataFrame(
        [
            figure("online_dossiers_share", 2017, "40", comparator=">"),
            figure("online_dossiers_share", 2020, "30.40", status="derived"),
            figure("online_dossiers_share", 2021, "55.73"),
            figure("online_dossiers_share", 2024, "86.82"),
            figure("webpages_communes", 2021, "65.77"),
            figure("webpages_communes", 2021, "65.77", document="phu-tho_2021_indices_none"),
            figure(
                "signature_agencies",
                2017,
                "33",
                of="39",
                unit="cơ quan",
                document="phu-tho_2017_ict_use_3426",
            ),
            figure("signature_agencies", 2021, "100"),
            figure("vneid_accounts", 2024, "980000", unit="người"),
            figure(None, 2021, "500"),
        ]
    )
    ladder = list_indicator_ladder(figures)
    dossiers = ladder[ladder["indicator_id"] == "online_dossiers_share"].set_index("year")
    assert [dossiers.loc[year, "comparable_with_previous"] for year in (2020, 2021, 2024)] == [
        False,
        True,
        False,
    ]
    assert (
        dossiers.loc[2017, "comparable_with_previous"] is None
        and "Decree 42/2022" in dossiers.loc[2024, "why_not_en"]
    )
    assert (ladder["indicator_id"] == "webpages_communes").sum() == 1
    assert (
        ladder["indicator_id"].iloc[-1] == "vneid_accounts"
        and ladder["in_ladder"].iloc[-1] == "context"
    )
    signatures = ladder[ladder["indicator_id"] == "signature_agencies"].set_index("year")
    assert not signatures.loc[2021, "comparable_with_previous"]
    assert "out of how many" in signatures.loc[2021, "why_not_en"]
    wide = lay_out_ladder(ladder)
    assert wide.loc[("online_services", "Hồ sơ tiếp nhận, giải quyết trực tuyến")].tolist() == [
        "> 40%",
        "‖ 30.40%*",
        "55.73%",
        "‖ 86.82%",
    ]
