/** A dependency that a root asks for. */
export interface Start {
  readonly id: string
  /** Folder or name of the root that asks. */
  readonly root: string
  readonly dev: boolean
}

/** How a node was reached: from which node, from which root, and whether only development leads there. */
export interface Reached {
  readonly from: string | undefined
  /** The direct dependency that the way begins with. */
  readonly top: string
  readonly root: string
  readonly dev: boolean
}

/**
 * Breadth first from the roots, what production needs before what development needs, so that each node is met on its shortest way
 * and counts as development's only if nothing else leads to it. The map's order is the order of meeting.
 */
export function shortestPaths(starts: readonly Start[], next: (id: string) => readonly string[]): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>()
  for (const dev of [false, true]) {
    const queue: string[] = []
    const meet = (id: string, how: Reached): void => {
      if (reached.has(id)) return
      reached.set(id, how)
      queue.push(id)
    }
    for (const start of starts) if (start.dev === dev) meet(start.id, { from: undefined, top: start.id, root: start.root, dev })
    for (let at = 0; at < queue.length; at++) {
      const from = queue[at] ?? ''
      const how = reached.get(from)
      for (const id of next(from)) meet(id, { from, top: how?.top ?? from, root: how?.root ?? '.', dev })
    }
  }
  return reached
}
