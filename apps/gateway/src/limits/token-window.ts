/** Milliseconds of the window that tokens are counted in. */
const windowMs = 60_000

/** Tokens that a call of the last minute may take, or took. */
interface Entry {
  readonly at: number
  tokens: number
}

/** Tokens of the last minute. */
export interface TokenWindow {
  /** Counts the most that a call may take where that is left; null where it is not. The answer puts what it took in its place. */
  take(most: number): ((took: number) => void) | null
  /** Tells what is counted now, and in how many milliseconds the oldest of it is free again. */
  state(): { readonly used: number; readonly resetMs: number }
}

/** Opens the count of a limit of tokens a minute, in memory: no span of a minute holds more. */
export function openTokenWindow(limit: number, clock: () => Date): TokenWindow {
  let entries: Entry[] = []
  const used = (now: number): number => {
    entries = entries.filter(({ at }) => at > now - windowMs)
    return entries.reduce((sum, { tokens }) => sum + tokens, 0)
  }
  return {
    take: (most) => {
      const at = clock().getTime()
      if (used(at) + most > limit) return null
      const entry: Entry = { at, tokens: most }
      entries.push(entry)
      return (took) => void (entry.tokens = took)
    },
    state: () => {
      const now = clock().getTime()
      return { used: used(now), resetMs: (entries[0]?.at ?? now) + windowMs - now }
    },
  }
}
