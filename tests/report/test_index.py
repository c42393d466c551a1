"""The start page's entry of a report: its first answer, in a list or in a paragraph."""

import pytest

from rankings.report.index import describe_report

PAGE = (
    '<h1>Xếp hạng tỉnh Quảng Nam 2023</h1><meta name="date" content="2024-02-02">'
    '<p class="description">Mô tả</p>{answer}'
)


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        ('<ol><li class="answer">Sở A dẫn đầu: 95,26 điểm.</li></ol>', "Sở A dẫn đầu: 95,26 điểm."),
        ('<p class="answer">Sở A dẫn đầu: 95,26 điểm.</p>', "Sở A dẫn đầu: 95,26 điểm."),
        ("", "Mô tả"),
    ],
)
def test_the_first_answer_of_a_report_is_its_finding(tmp_path, answer, finding):
    folder = tmp_path / "quang-nam"
    folder.mkdir()
    path = folder / "quang-nam_vi.html"
    path.write_text(PAGE.format(answer=answer), encoding="utf-8")
    entry = describe_report(path)
    assert (entry["finding"], entry["date"]) == (finding, "2024-02-02")
