/** Finds the first cycle of a graph, as the nodes on it, or null: a walk in depth that remembers its way. */
export function findCycle(graph: ReadonlyMap<string, Iterable<string>>): readonly string[] | null {
  const done = new Set<string>()
  const way: string[] = []
  const walk = (node: string): readonly string[] | null => {
    if (done.has(node)) return null
    const at = way.indexOf(node)
    if (at >= 0) return [...way.slice(at), node]
    way.push(node)
    for (const next of graph.get(node) ?? []) {
      const cycle = walk(next)
      if (cycle) return cycle
    }
    way.pop()
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const cycle = walk(node)
    if (cycle) return cycle
  }
  return null
}
