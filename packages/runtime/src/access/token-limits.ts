/** Units of budgets: tokens of prompt and answer together, USD, watt-hours. */
export const budgetUnits = ['tokens', 'usd', 'wattHours'] as const

export type BudgetUnit = (typeof budgetUnits)[number]

/** Limits on what a token may spend: a minute is the last one, a day and a month are those of the calendar, in UTC. */
export const budgetLimits = [
  'tokens/minute',
  'tokens/day',
  'tokens/month',
  'usd/day',
  'usd/month',
  'wattHours/day',
  'wattHours/month',
] as const

export type BudgetLimit = (typeof budgetLimits)[number]

/** Limits that a token can have: so many of a thing in a time. */
export const tokenLimits = ['requests/minute', ...budgetLimits] as const

/** Limits by their name; what is left out has none. */
export type TokenLimits = Readonly<Partial<Record<(typeof tokenLimits)[number], number>>>

/** The highest number of requests a minute, whose times are remembered, and of everything else. */
export const maxRequestsLimit = 100_000
export const maxBudgetLimit = 1_000_000_000_000

/** True where what a token spends is limited. */
export function hasBudget(limits: TokenLimits): boolean {
  return budgetLimits.some((limit) => limits[limit] !== undefined)
}
