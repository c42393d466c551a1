"""The empty score sheet."""

from openpyxl import load_workbook

from rankings.score.sheet_form import HELP_PAGE, SCORES_PAGE, UNITS_PAGE
from rankings.score.sheet_write import write_sheet


def test_an_empty_sheet_offers_lists_and_limits_and_protects_its_heads(framework, tmp_path):
    out = write_sheet(framework, "phu-tho", 2025, tmp_path / "sheet.xlsx")
    book = load_workbook(out)
    scores = book[SCORES_PAGE]
    kinds = {str(rule.sqref).split(":")[0]: rule for rule in scores.data_validations.dataValidation}
    assert {"A2", "B2", "C2", "H2"} <= set(kinds) and kinds["F2"].type == "decimal"
    assert kinds["F2"].formula2 == "$E2" and kinds["F2"].error
    assert scores.protection.sheet and scores["A1"].protection.locked
    assert scores["E2"].protection.locked and not scores["G2"].protection.locked
    assert "điểm thẩm định" in " ".join(str(cell.value) for cell in book[HELP_PAGE]["B"]).lower()
    units = {cell.value for cell in book[UNITS_PAGE]["B"]}
    assert "Sở Nông nghiệp và Môi trường" in units and "Sở Kế hoạch và Đầu tư" not in units
