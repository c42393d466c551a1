"""The steps as a picture."""

from itertools import chain

from lxml import etree

from rankings.run.graph import draw_graph
from rankings.run.steps import list_steps, plan_parts


def test_the_graph_shows_each_step_right_of_what_it_comes_after():
    steps = list(chain.from_iterable(plan_parts(["national", "phu-tho"], ["vi"])))
    drawn = etree.fromstring(draw_graph(steps, {step.title: "" for step in steps}).encode())
    left = {
        box.findtext("{*}text"): float(box.find("{*}rect").get("x"))
        for box in drawn.findall("{*}g")
    }
    assert set(left) == {step.title for step in steps}
    assert all(left[before] < left[step.title] for step in steps for before in step.after)
    assert len(drawn.findall("{*}path")) == sum(len(step.after) for step in steps)
    assert drawn.find("{*}g/{*}title") is None


def test_the_graph_says_why_a_step_would_run():
    steps = list_steps("phu-tho", ["vi"], ["html"])
    reasons = {step.title: "" for step in steps} | {"phu-tho/01_parse": "<page> changed"}
    drawn = etree.fromstring(draw_graph(steps, reasons).encode())
    assert [hint.text for hint in drawn.iter("{*}title")] == ["<page> changed"]
