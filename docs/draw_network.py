"""Draws an export of the network: places, colours and sizes as the file has them.

usage: draw_network.py ADDRESS PICTURE, such as
       draw_network.py 'http://127.0.0.1:4000/export/gexf?focus=Stellantis&asOf=2024-06-01' stellantis.svg
needs networkx and matplotlib
"""

import io
import sys
import urllib.request

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import networkx as nx

address, picture = sys.argv[1:]
with urllib.request.urlopen(address) as answer:
    network = nx.read_gexf(io.BytesIO(answer.read()), version="1.3")

looks = {node: facts["viz"] for node, facts in network.nodes(data=True)}
places = {node: (look["position"]["x"], look["position"]["y"]) for node, look in looks.items()}
lines = {"OWNS": "#d55e00", "EXPLORING": "#999999", "PART_OF": "#444444"}
styles = {"RUMOURED": "dotted", "EXPLORING": "dashed", "NEGOTIATING": "dashed", "PAUSED": "dashed"}

plt.rcParams["svg.hashsalt"] = "auto-alliances"
plt.figure(figsize=(11, 7))
nx.draw_networkx_nodes(
    network,
    places,
    node_color=["#{r:02x}{g:02x}{b:02x}".format(**look["color"]) for look in looks.values()],
    node_size=[8 * look["size"] for look in looks.values()],
    edgecolors="white",
)
for source, target, tie in network.edges(data=True):
    nx.draw_networkx_edges(
        network,
        places,
        edgelist=[(source, target, tie["id"])],
        edge_color=lines.get(tie["tieType"], "#0072b2"),
        style=styles.get(tie["stage"], "solid"),
        width=0.5 + 2 * tie["weight"],
        arrows=True,
        arrowstyle="-|>" if tie["directed"] else "-",
        arrowsize=9,
    )
nx.draw_networkx_labels(network, places, {node: facts["label"] for node, facts in network.nodes(data=True)}, font_size=8)
plt.axis("off")
plt.tight_layout()
plt.savefig(picture, metadata={"Date": None})
