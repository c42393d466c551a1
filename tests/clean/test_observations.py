"""What was understood of one source: to which list a row belongs, and which body it is."""

from dataclasses import replace

from rankings.clean.observations import Ranking

ROW = Ranking("department", None, None, 2023, "Sở Y Tế", "Sở Y tế", None, "Sở Y Tế 82,14", 0, 13)


def test_a_row_belongs_to_the_list_of_its_level_label_index_and_year():
    assert ROW.group == ("department", "", "", 2023)
    other = replace(ROW, label="Khối I", index_name="PCI", year=None)
    assert other.group == ("department", "Khối I", "PCI", 0)


def test_a_body_is_its_number_and_without_one_its_name_in_any_case():
    assert ROW.identity == replace(ROW, unit="SỞ Y TẾ").identity == "sở y tế"
    assert replace(ROW, unit_id="bac-kan/so-y-te").identity == "bac-kan/so-y-te"


def test_two_rows_do_not_share_their_lists():
    one, two = Ranking(*[None] * 10), Ranking(*[None] * 10)
    one.doubts.append("year")
    assert two.doubts == [] and two.components == {} and two.status == "printed"
