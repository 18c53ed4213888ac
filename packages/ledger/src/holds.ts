import type { Scope } from './scope.ts'
import { change, every, first } from './program.ts'

/** Amounts that a call may spend, or spent. */
export interface Amounts {
  readonly tokens: number
  readonly usd: number
  readonly wattHours: number
}

/** Amounts that one token spent, or holds, on one day (YYYY-MM-DD, UTC). */
export interface SpentAmounts extends Amounts {
  readonly day: string
}

/** Holds so much for a call that is about to be made, and answers the hold's id. */
export function placeHold(scope: Scope, token: string, { day, tokens, usd, wattHours }: SpentAmounts): Promise<number> {
  return scope.write(function* () {
    yield* change('DELETE FROM holds WHERE token = ? AND day < ?', token, longBefore(day))
    const row = yield* first<{ id: number }>(
      'INSERT INTO holds (day, token, tokens, usd, watt_hours) VALUES (?, ?, ?, ?, ?) RETURNING id',
      day,
      token,
      tokens,
      usd,
      wattHours,
    )
    return row?.id ?? 0
  })
}

/** Puts what was spent in the place of what was held; the sums of budgets are made of these rows. */
export function settleHold(scope: Scope, id: number, { tokens, usd, wattHours }: Amounts): Promise<void> {
  return scope.write(function* () {
    yield* change('UPDATE holds SET tokens = ?, usd = ?, watt_hours = ? WHERE id = ?', tokens, usd, wattHours, id)
  })
}

/** Sums what a token spent and holds, by day, from a day on. */
export function spentBy(scope: Scope, token: string, since: string): Promise<readonly SpentAmounts[]> {
  return scope.read(() =>
    every<SpentAmounts>(
      'SELECT day, sum(tokens) AS tokens, sum(usd) AS usd, sum(watt_hours) AS "wattHours" FROM holds WHERE token = ? AND day >= ? GROUP BY day',
      token,
      since,
    ),
  )
}

/** The day 62 days before a day: no period of a budget reaches back so far. */
function longBefore(day: string): string {
  return new Date(Date.parse(day) - 62 * 86_400_000).toISOString().slice(0, 10)
}
