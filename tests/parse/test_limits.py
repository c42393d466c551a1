"""What could fill the memory is refused before it does."""

import io
import zipfile
import zlib

import pytest

from rankings.errors import SourceError
from rankings.parse.containers import limits, load_page


def pack(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def test_the_parts_of_a_packed_file_are_named():
    assert limits.check_packed(pack(a_xml=b"<a/>", b_png=b"x"), "x.docx") == {"a.xml", "b.png"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pack(a_xml=b"<!DOCTYPE a []><a/>"), "declares entities"),
        (pack(a_xml=b"<a>" * (limits.MOST_TAGS + 1)), "larger than any page"),
        (pack(a_png=bytes(limits.MOST_BYTES + 1)), "unpacks to more than 100 MB"),
        (b"PK\3\4 no archive", "is damaged"),
    ],
)
def test_a_packed_file_that_no_ranking_needs_is_refused(content, said):
    with pytest.raises(SourceError, match=said):
        limits.check_packed(content, "x.docx")


def test_a_pdf_whose_stream_never_ends_is_refused():
    small = b"stream\n" + zlib.compress(b"82,14" * 1000)
    limits.check_streams(small, "x.pdf")
    with pytest.raises(SourceError, match="unpacks to more than 100 MB"):
        limits.check_streams(b"stream\n" + zlib.compress(bytes(limits.MOST_BYTES + 1)), "x.pdf")


def test_a_text_longer_than_any_page_is_refused():
    page = load_page("Sở Y tế đạt 82,14 điểm.".encode(), "x.txt")
    limits.check_page(page, "x.txt")
    page.text = "a" * (limits.MOST_TEXT + 1)
    with pytest.raises(SourceError, match="more than the 1.5 MB"):
        limits.check_page(page, "x.txt")
