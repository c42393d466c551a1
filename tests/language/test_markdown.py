"""Words of a source stay words in Markdown; our own bullets and counts stay marks."""

import pytest

from rankings.language.markdown import write_plainly, write_sentence


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("*tăng* [x](y) `z` ~a~ |", "\\*tăng\\* \\[x](y) \\`z\\` \\~a\\~ \\|"),
        ("01_cells", "01_cells"),  # inside a word the line is a letter
        ("_nghiêng_", "\\_nghiêng\\_"),
        ('<b> & "', '&lt;b&gt; &amp; "'),
        ("5 $", '5 <span class="mathjax_ignore">&#36;</span>'),
        ("\\(x", '<span class="mathjax_ignore">&#92;</span>(x'),
        ("http://a.vn, www.a.vn, a@b", "http\\://a.vn, www\\.a.vn, a\\@b"),
        ("12:30", "12:30"),
        ("# 1\n12. Sở\n- x\n-x", "\\# 1\n12\\. Sở\n\\- x\n-x"),
        ("giảm - 2", "giảm - 2"),
    ],
)
def test_text_is_shown_as_it_is(said, written):
    assert write_plainly(said) == written


def test_our_bullets_and_counts_stay_and_a_sources_own_marks_do_not():
    assert write_sentence("* **7 mâu thuẫn**: *x*") == "* **7 mâu thuẫn**: \\*x\\*"
    assert write_sentence("* # Sở") == "* \\# Sở"
    assert write_sentence("**đậm** là chữ của trang") == "\\*\\*đậm\\*\\* là chữ của trang"
