"""What the criteria of a framework are about, on criteria typed from a page."""

import pandas as pd

from rankings.compare.disclosure import count_disclosed
from rankings.compare.framework_themes import list_framework_themes
from rankings.compare.groups import gather_groups

from .criteria import CRITERIA


def test_themes_take_points_only_from_printed_maxima():
    row = {
        "document_id": "hung-yen_2018_egov_none",
        "province": "hung-yen",
        "framework": "egov",
        "level": "district",
        "index_name": None,
        "year": 2018,
        "unit_id": "u1",
        "unit": "Thành phố Hưng Yên",
        "rank": 1,
        "score": "106.42",
        "max_score": None,
        "grade": "Khá",
        "status": "printed",
        "start": 0,
        "label": None,
        "kind": "city",
        "preferred": True,
    }
    counts = pd.DataFrame(
        [
            {
                "document_id": row["document_id"],
                "level": "district",
                "year": 2018,
                "grade": "Khá",
                "count": 2,
            },
            {
                "document_id": row["document_id"],
                "level": "district",
                "year": 2018,
                "grade": "Trung bình",
                "count": 8,
            },
        ]
    )
    rankings = pd.DataFrame([row])
    from rankings.compare.versions import version_of as registered

    lists = gather_groups(rankings, registered, counts, CRITERIA)
    empty = pd.DataFrame(columns=["document_id", "level", "year", "unit", "of", "status"])
    disclosure = count_disclosed(lists, empty, empty)
    assert disclosure.loc[0, "disclosed"] == "1/10" and disclosure.loc[0, "graded"] == 10
    themes = list_framework_themes(lists, CRITERIA, disclosure).set_index("theme")
    assert (
        themes["share"].isna().all() and themes.loc["portal", "points"] is None
    )  # presence has no printed maximum here
    assert themes.loc["online_services", "criteria"] == [
        "Mức độ tương tác",
        "Mức độ giao dịch",
        "Mức độ chuyển đổi",
    ]
