import { openLedger, type Ledger } from '@galley/ledger'
import { openBounds, type Bounds } from '@galley/runtime'

/** Limits and budgets over a ledger in memory; `echo` costs a dollar for a million tokens. */
export function fakeBounds(clock: () => Date): Bounds {
  const opened = openLedger({
    file: ':memory:',
    clock,
    owner: 'test',
    isAlive: () => true,
    countWords: () => 0,
    sleep: async () => undefined,
  })
  const ledger: Pick<Ledger, 'take' | 'settle' | 'takenBy'> = {
    take: async (...claims) => (await opened).take(...claims),
    settle: async (...spent) => (await opened).settle(...spent),
    takenBy: async (whose) => (await opened).takenBy(whose),
  }
  return openBounds({ clock, figures: { echo: { price: { input: 1, output: 1 } } }, ledger })
}
