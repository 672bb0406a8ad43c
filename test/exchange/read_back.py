"""Reads exports back with networkx and lxml, and prints as JSON what they found.

usage: read_back.py FOLDER, which holds gexf, graphml and node-link as the service wrote them.
"""

import json
import sys
from pathlib import Path

import networkx as nx
from lxml import etree

folder = Path(sys.argv[1])


def told(graph):
    """What must survive: how much there is, names in Chinese, dates, shares."""
    stakes = [
        attributes
        for _, _, attributes in graph.edges(data=True)
        if attributes.get("tieType", attributes.get("type")) == "OWNS"
        and attributes["deal"] == "deal:stellantis-leapmotor-stake"
    ]
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "directed": graph.is_directed(),
        "parallel": graph.is_multigraph(),
        "leapmotor": graph.nodes["organization:leapmotor"],
        "stake": stakes[0] if stakes else None,
    }


schema = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf-1.3.rng"))
gexf = etree.parse(folder / "gexf")
broken = etree.fromstring((folder / "gexf").read_bytes().replace(b'timeformat="date"', b'timeformat="day"'))

node_link = json.loads((folder / "node-link").read_text("utf-8"))
graphs = {
    "gexf": nx.read_gexf(folder / "gexf", version="1.3"),
    "graphml": nx.read_graphml(folder / "graphml"),
    "node-link": nx.node_link_graph(node_link, edges="edges"),
}
print(
    json.dumps(
        {
            **{name: told(graph) for name, graph in graphs.items()},
            "facts": {"graphml": graphs["graphml"].graph, "node-link": graphs["node-link"].graph},
            "valid": schema.validate(gexf),
            "errors": [str(error) for error in schema.error_log][:3],
            "acceptsAnything": schema.validate(broken),
        },
        ensure_ascii=False,
    )
)
