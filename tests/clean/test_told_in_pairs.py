"""Two units, or a province by two indices, told of in one breath, each with a place and a score:
whatever the words and whatever joins them, no value of the one is given to the other for sure.
"""

import itertools
import random

import pytest

from tests.clean.reading import read

FORMS = (
    "{unit} xếp thứ {rank} với {score} điểm",
    "{unit} đứng thứ {rank}, đạt {score} điểm",
    "{unit} ({score} điểm) xếp thứ {rank}",
    "{unit} đạt {score} điểm, xếp thứ {rank}/13",
    "xếp thứ {rank} là {unit} với {score} điểm",
    "vị trí thứ {rank} thuộc về {unit} ({score} điểm)",
    "{unit} giữ vị trí thứ {rank} ({score} điểm)",
    "với {score} điểm, {unit} xếp thứ {rank}",
    "hạng {rank} là {unit}, {score} điểm",
    "{unit} được {score} điểm (hạng {rank})",
    "{unit} tăng 2 bậc, lên thứ {rank} với {score} điểm",
    "{unit} từ hạng 12 lên hạng {rank} ({score} điểm)",
    "{unit} giảm 3 bậc, xuống thứ {rank}, đạt {score} điểm",
    "{unit} chỉ đạt {score} điểm, tụt xuống thứ {rank}",
    "{unit} vươn lên hạng {rank}, đạt {score} điểm, tăng 1,25 điểm so với năm trước",
)
JOINS = (
    "{one}; {two}.",
    "{one}, {two}.",
    "{one} và {two}.",
    "{one}, còn {two}.",
    "{one}, trong khi {two}.",
    "{one} ({two}).",
    "{one} - {two}.",
    "{one}. Ngược lại, {two}.",
)
PAIRS = {
    "Chỉ số cải cách hành chính cấp huyện tỉnh Đắk Lắk năm 2023": ("Huyện Ea Kar", "Huyện Ea Súp"),
    "Chỉ số cải cách hành chính các sở, ngành tỉnh Lào Cai năm 2023": ("Sở Y tế", "Sở Xây dựng"),
}
EVERY = list(itertools.product(PAIRS, FORMS, FORMS, JOINS))


def write(title, first, second, join):
    one, two = (
        form.format(unit=unit.replace("Huyện", "huyện"), rank=rank, score=score)
        for form, unit, rank, score in zip(
            (first, second), PAIRS[title], (4, 7), ("85,25", "79,5"), strict=True
        )
    )
    said = join.format(one=one, two=two)
    return f"{title}\n\n{said[0].upper()}{said[1:]}"


def check(cases):
    missed = 0
    for case in cases:
        page = write(*case)
        truth = dict(zip(PAIRS[case[0]], ((4, 85.25), (7, 79.5)), strict=True))
        rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
        for row in rows:
            rank, score = truth[row["unit"]]
            assert row["rank"] in (rank, None) and row["score"] in (score, None), page
        assert not [one for one in read(page)["findings"] if one["severity"] != "note"], page
        found = {(row["unit"], row["rank"], row["score"]) for row in rows}
        missed += len({(unit, *values) for unit, values in truth.items()} - found)
    assert missed <= 0.06 * 2 * len(cases)


def test_what_is_told_of_two_units_is_not_mixed_up():
    check(random.Random(7).sample(EVERY, 240))


@pytest.mark.thorough
def test_what_is_told_of_two_units_is_never_mixed_up():
    check(EVERY)


INDEX_FORMS = (
    "{index} của tỉnh đạt {score} điểm, xếp thứ {rank}/63",
    "{index} đạt {score} điểm, đứng thứ {rank} cả nước",
    "{index} xếp thứ {rank}/63 với {score} điểm",
    "với {score} điểm, {index} của tỉnh xếp thứ {rank}/63",
    "{index} đạt {score} điểm (xếp thứ {rank}/63)",
    "{index} tăng 3 bậc, xếp thứ {rank}/63, đạt {score} điểm",
    "tỉnh xếp thứ {rank}/63 về {index} với {score} điểm",
    "{index} từ hạng 40 lên hạng {rank}, đạt {score} điểm",
    "{index} giữ vị trí thứ {rank} với {score} điểm",
    "{index} giảm 4 bậc, xuống thứ {rank} ({score} điểm)",
)
EVERY_INDEX = list(itertools.product(INDEX_FORMS, INDEX_FORMS, JOINS))


def check_indices(cases):
    missed = 0
    for first, second, join in cases:
        one = first.format(index="PCI", rank=14, score="66,25")
        two = second.format(index="PAR INDEX", rank=27, score="84,5")
        said = join.format(one=one, two=two)
        page = f"Các chỉ số của tỉnh Lào Cai năm 2023\n\nNăm 2023, {said}"
        rows = [row for row in read(page)["rankings"] if row["certainty"] == "sure"]
        for row in rows:
            rank, score = {"PCI": (14, 66.25), "PAR INDEX": (27, 84.5)}[row["index_name"]]
            assert row["rank"] in (rank, None) and row["score"] in (score, None), page
            assert (row["unit"], row["year"]) == ("Lào Cai", 2023), page
        told = {("PCI", 14, 66.25), ("PAR INDEX", 27, 84.5)}
        missed += len(told - {(row["index_name"], row["rank"], row["score"]) for row in rows})
    assert missed <= 0.06 * 2 * len(cases)


def test_what_is_told_by_two_indices_is_not_mixed_up():
    check_indices(random.Random(7).sample(EVERY_INDEX, 160))


@pytest.mark.thorough
def test_what_is_told_by_two_indices_is_never_mixed_up():
    check_indices(EVERY_INDEX)
