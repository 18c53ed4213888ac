import type { Amounts, SpentAmounts } from '@galley/ledger'
import { budgetUnits, type BudgetLimit, type BudgetUnit } from './token-limits.ts'

const minuteMs = 60_000

/** Amounts of a call, which may be changed when it has ended. */
interface Place {
  /** Day that the call counts for, YYYY-MM-DD in UTC. */
  readonly day: string
  change(amounts: Amounts): void
}

/** Amounts that one token spent and holds. */
export interface Spending {
  /** Adds a call, now. */
  add(amounts: Amounts): Place
  /** Sums what counts for a limit now, and tells when that is free again. */
  of(limit: BudgetLimit): { readonly unit: BudgetUnit; readonly used: number; readonly freeAt: Date; readonly now: Date }
}

interface Entry {
  readonly at: number
  readonly day: string
  amounts: Amounts
}

/**
 * Creates the sums of a token: `load` tells what was spent from a day on, before this process. The last minute is not remembered over a
 * restart.
 */
export async function createSpending(clock: () => Date, load: (since: string) => Promise<readonly SpentAmounts[]>): Promise<Spending> {
  const days = new Map((await load(`${dayOf(clock()).slice(0, 8)}01`)).map(({ day, ...amounts }) => [day, amounts as Amounts]))
  let recent: Entry[] = []
  const count = (day: string, amounts: Amounts, sign: 1 | -1): void => {
    const sum = days.get(day) ?? { tokens: 0, usd: 0, wattHours: 0 }
    days.set(day, {
      tokens: sum.tokens + sign * amounts.tokens,
      usd: sum.usd + sign * amounts.usd,
      wattHours: sum.wattHours + sign * amounts.wattHours,
    })
  }
  return {
    add: (amounts) => {
      const now = clock()
      const entry: Entry = { at: now.getTime(), day: dayOf(now), amounts }
      recent = [...recent.filter(({ at }) => at > entry.at - minuteMs), entry]
      count(entry.day, amounts, 1)
      return {
        day: entry.day,
        change: (changed) => {
          count(entry.day, entry.amounts, -1)
          count(entry.day, changed, 1)
          entry.amounts = changed
        },
      }
    },
    of: (limit) => {
      const now = clock()
      const [word, period] = limit.split('/')
      const unit = budgetUnits.find((one) => one === word) ?? 'tokens'
      if (period === 'minute') {
        const counting = recent.filter(({ at }) => at > now.getTime() - minuteMs)
        const used = counting.reduce((sum, { amounts }) => sum + amounts[unit], 0)
        return { unit, used, freeAt: new Date((counting.at(-1)?.at ?? now.getTime()) + minuteMs), now }
      }
      const begin = period === 'day' ? dayOf(now) : dayOf(now).slice(0, 7)
      const used = [...days].reduce((sum, [day, amounts]) => (day.startsWith(begin) ? sum + amounts[unit] : sum), 0)
      return { unit, used, freeAt: nextPeriod(now, period === 'day'), now }
    },
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function nextPeriod(now: Date, isDay: boolean): Date {
  return isDay
    ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
    : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
}
