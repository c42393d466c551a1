"""A framework as a tree: what is typed in, and what is added up."""

from decimal import Decimal

from rankings.score.nodes import Node, ScoredFramework, ScoredLevel


def node(name, parent, *children):
    return Node(name, name, name, Decimal(10), parent, 0, children=children)


LEVEL = ScoredLevel(
    "department",
    (
        node("total", "", "a", "b"),
        node("a", "total", "a1", "a2"),
        node("a1", "a"),
        node("a2", "a"),
        node("b", "total"),
    ),
)


def test_scores_are_typed_for_the_leaves_in_the_order_of_the_file():
    assert [leaf.id for leaf in LEVEL.leaves] == ["a1", "a2", "b"]
    assert LEVEL.columns == {"a1": 0, "a2": 1, "b": 2}
    assert LEVEL.root.id == "total" and LEVEL.by_id["a2"].parent == "a"


def test_sums_are_formed_of_children_before_their_parents():
    assert [inner.id for inner in LEVEL.inner_nodes()] == ["a", "total"]


def test_a_framework_has_its_name_in_either_language():
    framework = ScoredFramework("i", "dti", "phu-tho", "Chuyển đổi số", "Digital", {})
    assert (framework.title("vi"), framework.title("en")) == ("Chuyển đổi số", "Digital")
