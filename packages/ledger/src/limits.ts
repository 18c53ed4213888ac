import { change, every, type Program } from './program.ts'
import { requestWaitMs, type Scope } from './scope.ts'

/** Limit: what is counted, and in what time. A minute is any span of 60 seconds, a day and a month are those of the calendar, in UTC. */
export type LimitName = `${string}/${'minute' | 'day' | 'month'}`

/** Claim on a limit. */
export interface Claim {
  readonly limit: LimitName
  readonly most: number
  readonly amount: number
  /** Less that will do where so much is not left; all of it where this is left out. */
  readonly least?: number
  /** Milliseconds for which it may be kept before it is used: of a minute, it counts for so much longer. */
  readonly shelfMs?: number
}

/** Part of a limit that is held, until it is settled or free again. */
export interface Share {
  /** Name of the hold that it belongs to. */
  readonly hold: string
  readonly limit: LimitName
  /** Unix milliseconds when it is free again. */
  readonly freeAt: number
  readonly amount: number
}

/** State of a limit of which something is taken. */
export interface LimitState {
  readonly limit: LimitName
  readonly used: number
  /** Unix milliseconds when the first of it is free again, and when all of it is. */
  readonly firstFreeAt: number
  readonly lastFreeAt: number
}

/** Answer to claims: their shares and the limits afterwards, or the first limit that has not enough left, and when it has. */
export type Taking =
  | { readonly isAllowed: true; readonly shares: readonly Share[]; readonly states: readonly LimitState[] }
  | { readonly isAllowed: false; readonly limit: LimitName; readonly used: number; readonly freeAt: number }

/** Milliseconds of the span that a minute is. */
const minuteMs = 60_000

/** Milliseconds to which the end of a minute is rounded up: a busy limit has a few hundred rows, and nothing is free too early. */
const grainMs = 100

/** Tells when what is taken of a limit now is free again, in Unix milliseconds. */
export function freeAgainAt(limit: LimitName, now: number, shelfMs = 0): number {
  const at = new Date(now)
  if (limit.endsWith('/day')) return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1)
  if (limit.endsWith('/month')) return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)
  return Math.ceil((now + minuteMs + shelfMs) / grainMs) * grainMs
}

/** Holds of this process so far. */
let holds = 0

/**
 * Takes what is claimed of limits of one owner, all of it or nothing; `kept` is what an earlier claim needs, whose rest goes back. Check and change are one
 * transaction, so that neither calls at once, nor other processes, nor an end of this one take more than there is. A transaction that is repeated, because the answer to
 * its commit was lost, finds its own hold and takes nothing twice. What is claimed of a minute alone is not flushed: a power cut may forget it.
 */
export function take(scope: Scope, whose: string, claims: readonly Claim[], kept: readonly Share[] = []): Promise<Taking> {
  const hold = `${scope.owner}:${(holds += 1)}`
  const isOfMinute = claims.every(({ limit }) => limit.endsWith('/minute'))
  return (isOfMinute ? scope.writeRepeatable : scope.write)(() => taking(scope, whose, hold, { claims, kept }), requestWaitMs)
}

function* taking(
  scope: Scope,
  whose: string,
  hold: string,
  { claims, kept }: { readonly claims: readonly Claim[]; readonly kept: readonly Share[] },
): Program<Taking> {
  yield* scope.inTurn(whose)
  const now = scope.now()
  for (const { limit, freeAt, hold: earlier, amount } of kept)
    yield* change(
      'UPDATE taken SET amount = ? WHERE whose = ? AND what = ? AND free_at = ? AND hold = ?',
      amount,
      whose,
      limit,
      freeAt,
      earlier,
    )
  yield* change('DELETE FROM taken WHERE free_at <= ?', now)
  const done = yield* every<Share>(
    'SELECT hold, what AS "limit", free_at AS "freeAt", amount FROM taken WHERE whose = ? AND hold = ?',
    whose,
    hold,
  )
  const states = yield* statesOf(whose, now)
  if (done.length > 0) return { isAllowed: true, shares: done, states }
  const shares: Share[] = []
  for (const { limit, most, amount, least = amount, shelfMs } of claims) {
    const used = states.find((state) => state.limit === limit)?.used ?? 0
    const given = Math.min(amount, most - used)
    if (given < least) return { isAllowed: false, limit, used, freeAt: yield* roomAt(whose, limit, used + least - most, now) }
    shares.push({ hold, limit, freeAt: freeAgainAt(limit, now, shelfMs), amount: given })
  }
  for (const share of shares) yield* add(whose, share)
  return { isAllowed: true, shares, states: shares.map((share) => stateWith(share, states)) }
}

/** Adds to what is taken: to a hold, or to what was settled, which has no name. */
function* add(whose: string, { limit, freeAt, hold, amount }: Share): Program<void> {
  yield* change(
    `INSERT INTO taken (whose, what, free_at, hold, amount) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (whose, what, free_at, hold) DO UPDATE SET amount = taken.amount + excluded.amount`,
    whose,
    limit,
    freeAt,
    hold,
    amount,
  )
}

/** Finds the time when so much of a limit is free again; where that is never, the time when all of it is. */
function* roomAt(whose: string, limit: LimitName, wanted: number, now: number): Program<number> {
  const rows = yield* every<{ freeAt: number; amount: number }>(
    'SELECT free_at AS "freeAt", amount FROM taken WHERE whose = ? AND what = ? AND free_at > ? ORDER BY free_at',
    whose,
    limit,
    now,
  )
  let free = 0
  const enough = rows.find(({ amount }) => (free += amount) >= wanted)
  return (enough ?? rows.at(-1))?.freeAt ?? freeAgainAt(limit, now)
}

function stateWith({ limit, freeAt, amount }: Share, states: readonly LimitState[]): LimitState {
  const { used, firstFreeAt, lastFreeAt } = states.find((state) => state.limit === limit) ?? {
    used: 0,
    firstFreeAt: freeAt,
    lastFreeAt: freeAt,
  }
  return { limit, used: used + amount, firstFreeAt: Math.min(freeAt, firstFreeAt), lastFreeAt: Math.max(freeAt, lastFreeAt) }
}

/** Puts what was spent in the place of what was held, once, however often it is told. What is free again by now stays so. */
export function settle(scope: Scope, whose: string, spent: readonly Share[]): Promise<void> {
  return scope.writeRepeatable(function* () {
    yield* scope.inTurn(whose)
    for (const share of spent) {
      const { limit, freeAt, hold } = share
      const held = yield* change('DELETE FROM taken WHERE whose = ? AND what = ? AND free_at = ? AND hold = ?', whose, limit, freeAt, hold)
      if (held > 0) yield* add(whose, { ...share, hold: '' })
    }
  }, requestWaitMs)
}

/** Lists the limits of an owner of which something is taken. */
export function takenBy(scope: Scope, whose: string): Promise<readonly LimitState[]> {
  return scope.read(() => statesOf(whose, scope.now()))
}

function statesOf(whose: string, now: number): Program<readonly LimitState[]> {
  return every<LimitState>(
    `SELECT what AS "limit", sum(amount) AS used, min(free_at) AS "firstFreeAt", max(free_at) AS "lastFreeAt" FROM taken
     WHERE whose = ? AND free_at > ? GROUP BY what`,
    whose,
    now,
  )
}
