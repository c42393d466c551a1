"""Whom a province stands beside, answered by reading the panel."""

from __future__ import annotations

from rankings.compare.peers import find_partners, list_peers


def test_peers_are_of_the_region_near_in_score_and_of_the_merger(standing):
    peers = list_peers(standing, "pci", "phu-tho", 2016)
    names = {kind: set(rows["province"]) for kind, rows in peers.groupby("kind")}
    assert names["merged"] == {"phu-tho", "vinh-phuc", "hoa-binh"} == set(find_partners("hoa-binh"))
    assert len(names["region"]) == 14 and len(names["score"]) == 7
