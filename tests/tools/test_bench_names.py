"""A look-up costs microseconds, and makes none of the errors that similarity makes."""

from tools.bench_names import list_known, list_strangers, measure_registry, show_measures


def test_the_registry_is_right_where_similarity_is_not():
    measures = {measure.method: measure for measure in measure_registry()}
    ours, best = measures["registry, first time"], measures["rapidfuzz ratio, best match"]
    assert (ours.right, ours.wrong, ours.unknown, ours.strangers_taken) == (ours.names, 0, 0, 0)
    assert best.wrong > 0 and best.strangers_taken == best.strangers
    assert ours.microseconds < 1000 and measures["registry, again"].microseconds < 100
    assert all(
        measure.wrong + measure.unknown + measure.strangers_taken
        for name, measure in measures.items()
        if name.startswith("rapidfuzz")
    )
    assert show_measures(list(measures.values())).count("\n") == len(measures) + 1


def test_the_names_of_the_measure_are_many_and_differ():
    known, strangers = list(list_known()), list(list_strangers())
    assert len(known) > 300 and len(strangers) > 600
    assert not {printed for printed, _, _ in known} & {printed for printed, _ in strangers}
