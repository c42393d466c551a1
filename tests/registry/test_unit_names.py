"""A printed name as the registry writes it, and as it stands in a sentence."""

import pytest

from rankings.registry.unit_names import level_of_place, name_in_sentence, write_out_place


@pytest.mark.parametrize(
    ("printed", "name", "level"),
    [
        ("UBND P. Hoà Minh", "Phường Hòa Minh", "commune"),
        ("TT. Yên Lập", "Thị trấn Yên Lập", "commune"),
        ("TX.Phú Thọ", "Thị xã Phú Thọ", "district"),
        ("huyện  Lâm Thao", "Huyện Lâm Thao", "district"),
        ("TP Việt Trì", "Thành phố Việt Trì", "district"),
        ("Trung tâm Giám sát", None, None),
        ("Lâm Thao", None, None),  # no type, no level
        ("Huyện Lâm Thao (13 xã)", None, None),  # more than the name
    ],
)
def test_a_place_is_written_out_with_its_type(printed, name, level):
    assert (write_out_place(printed), level_of_place(printed)) == (name, level)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Thị xã Phú Thọ", "thị xã Phú Thọ"),
        ("Xã Tiên Lương", "xã Tiên Lương"),
        ("Sở Y tế", "Sở Y tế"),  # an agency keeps its capital
        ("TP Việt Trì", "TP Việt Trì"),  # letters that stand for words stay large
        ("", ""),
    ],
)
def test_the_type_of_a_place_is_small_inside_a_sentence(name, said):
    assert name_in_sentence(name) == said
