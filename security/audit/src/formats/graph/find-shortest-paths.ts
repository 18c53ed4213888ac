/** A dependency that a root asks for. */
export interface Start {
  readonly id: string
  /** Folder or name of the root that asks. */
  readonly root: string
  readonly dev: boolean
}

/** The way to a node: the node before it, the root it begins at, and whether only development leads there. */
export interface Reached {
  readonly from: string | undefined
  /** The direct dependency that the way begins with. */
  readonly top: string
  readonly root: string
  readonly dev: boolean
}

/**
 * Breadth first from the roots, so that each node is met on its shortest way, and once more from what production needs: what that does
 * not reach is development's. The map's order is the order of meeting.
 */
export function findShortestPaths(starts: readonly Start[], next: (id: string) => readonly string[]): ReadonlyMap<string, Reached> {
  const production = walk(
    starts.filter((start) => !start.dev),
    next,
  )
  if (starts.every((start) => !start.dev)) return production
  // Of two ways of one length, production's is shown.
  const all = walk(
    [...starts].sort((a, b) => Number(a.dev) - Number(b.dev)),
    next,
  )
  return new Map([...all].map(([id, how]) => [id, { ...how, dev: !production.has(id) }]))
}

function walk(starts: readonly Start[], next: (id: string) => readonly string[]): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>()
  const queue: string[] = []
  const meet = (id: string, how: Reached): void => {
    if (reached.has(id)) return
    reached.set(id, how)
    queue.push(id)
  }
  for (const { id, root } of starts) meet(id, { from: undefined, top: id, root, dev: false })
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] ?? ''
    const how = reached.get(from)
    for (const id of next(from)) meet(id, { from, top: how?.top ?? from, root: how?.root ?? '.', dev: false })
  }
  return reached
}
