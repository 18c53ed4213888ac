# The same steps as nodes of a LangGraph graph whose state is a list that grows, with its SQLite checkpointer and durability "sync".
# Python's sqlite3 flushes each commit (synchronous FULL), as Galley does.
import operator
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, TypedDict

from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph

folder, runs, steps, at_once, size = sys.argv[1], *map(int, sys.argv[2:])


class State(TypedDict):
    texts: Annotated[list, operator.add]


def node(n):
    text = chr(97 + n % 26) * size
    return lambda state: {"texts": [text]}


graph = StateGraph(State)
for n in range(steps):
    graph.add_node(f"step{n}", node(n))
    graph.add_edge(START if n == 0 else f"step{n - 1}", f"step{n}")
graph.add_edge(f"step{steps - 1}", END)
saver = SqliteSaver(sqlite3.connect(f"{folder}/langgraph.sqlite", check_same_thread=False))
saver.setup()
compiled = graph.compile(checkpointer=saver)


def run(name):
    config = {"configurable": {"thread_id": f"run{name}"}, "recursion_limit": steps + 5}
    done = compiled.invoke({"texts": []}, config, durability="sync")
    assert len(done["texts"]) == steps


with ThreadPoolExecutor(at_once) as pool:
    list(pool.map(run, range(runs, runs + at_once)))
    begun, cpu = time.perf_counter(), time.process_time()
    list(pool.map(run, range(runs)))
print(time.perf_counter() - begun, time.process_time() - cpu)
