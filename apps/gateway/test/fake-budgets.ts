import { createBudgets, type Budgets } from '@galley/runtime'

/** Budgets over a ledger in memory; `echo` costs a dollar for a million tokens. */
export function fakeBudgets(): Budgets {
  const holds: { token: string; day: string; tokens: number; usd: number; wattHours: number }[] = []
  return createBudgets({
    clock: () => new Date(),
    figures: { echo: { price: { input: 1, output: 1 } } },
    ledger: {
      placeHold: async (token, held) => holds.push({ token, ...held }) - 1,
      settleHold: async (id, spent) => void Object.assign(holds[id] ?? {}, spent),
      spentBy: async () => [],
    },
  })
}
