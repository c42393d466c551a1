"""Criteria of a list, typed from the page."""

import pandas as pd

TRANSACTION = ("transaction", "Mức độ giao dịch")
TRANSFORMATION = ("transformation", "Mức độ chuyển đổi")
ROWS = [  # of which criterion, its maximum, what is told, of whom, the points
    (*TRANSACTION, "20", None, None, None),
    (*TRANSACTION, None, "highest", "Huyện Văn Lâm", "5.9"),
    (*TRANSACTION, None, "second", "Huyện Tiên Lữ", "4.72"),
    (*TRANSFORMATION, "5", None, None, None),
    (*TRANSFORMATION, None, "others", None, "0"),
    (*TRANSFORMATION, None, "value", "Huyện Văn Giang", "1"),
    (*TRANSFORMATION, None, "value", "Huyện Văn Lâm", "0.3"),
]
LIST = {"document_id": "hung-yen_2018_egov_none", "level": "district", "year": 2018}
COLUMNS = ["criterion_id", "criterion", "max_score", "statistic", "unit", "score"]
CRITERIA = pd.DataFrame([LIST | dict(zip(COLUMNS, row, strict=True)) for row in ROWS])
