interface Pending {
  readonly change: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** What became of one member of a group. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** Writes that wait for the end of the turn to be committed together. */
export interface Group {
  readonly add: <T>(change: () => T) => Promise<T>
  /** Commits what waits now. */
  readonly flush: () => void
}

/** Collects the writes of one turn of the event loop and hands them to `commit` as one; each caller gets the outcome of its own. */
export function groupCommit(commit: (changes: readonly (() => unknown)[]) => readonly Outcome[]): Group {
  let waiting: Pending[] = []
  const flush = (): void => {
    const members = waiting
    waiting = []
    if (members.length === 0) return
    try {
      const outcomes = commit(members.map((member) => member.change))
      members.forEach((member, index) => settle(member, outcomes[index] ?? { error: new Error('no outcome') }))
    } catch (error) {
      for (const member of members) member.reject(error)
    }
  }
  const add = <T>(change: () => T): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    if (waiting.length === 0) setImmediate(flush)
    waiting.push({ change, resolve, reject })
    return promise
  }
  return { add, flush }
}

function settle(member: Pending, outcome: Outcome): void {
  if ('error' in outcome) member.reject(outcome.error)
  else member.resolve(outcome.value as never)
}
