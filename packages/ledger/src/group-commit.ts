interface Pending {
  readonly change: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** Result of one member of a group. */
export type MemberResult = { readonly value: unknown } | { readonly error: unknown }

/** Writes that wait for the end of the turn to be committed together. */
export interface Group {
  readonly add: <T>(change: () => T) => Promise<T>
  /** Commits what waits now. */
  readonly flush: () => void
}

/** Collects the writes of one turn of the event loop and hands them to `commit` as one; each caller gets the result of its own. */
export function groupCommit(commit: (changes: readonly (() => unknown)[]) => readonly MemberResult[]): Group {
  let waiting: Pending[] = []
  const flush = (): void => {
    const members = waiting
    waiting = []
    if (members.length === 0) return
    try {
      const results = commit(members.map((member) => member.change))
      members.forEach((member, index) => settle(member, results[index] ?? { error: new Error('no result') }))
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

function settle(member: Pending, result: MemberResult): void {
  if ('error' in result) member.reject(result.error)
  else member.resolve(result.value as never)
}
