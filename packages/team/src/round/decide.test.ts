import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, minChange, type Limits, type RoundSummary } from './decide.ts'

const limits: Limits = { rounds: 5, canAfford: true, isSpent: false, isShort: false }
const summary = (over: Partial<RoundSummary> = {}): RoundSummary => ({
  n: 1,
  isKept: true,
  isClean: false,
  issues: 3,
  patches: 2,
  retries: 0,
  changed: 0.1,
  isSeen: false,
  failing: 0,
  isMend: false,
  ...over,
})

test.each([
  ['nothing was done yet', [], {}, 'go'],
  ['no round is asked for', [], { rounds: 0 }, 'rounds_spent'],
  ['the budget covers no round', [], { canAfford: false }, 'budget_spent'],
  ['all is clean', [summary({ isClean: true })], {}, 'clean'],
  ['the review left work', [summary({ patches: null })], {}, 'go'],
  ['the review left nothing that can be patched', [summary({ patches: null, issues: 0 })], {}, 'no_patch'],
  ['no patch was accepted', [summary({ patches: 0 })], {}, 'no_patch'],
  ['every patch was refused, and the writer may be told why', [summary({ patches: 0, changed: 0, retries: 1, isKept: false })], {}, 'go'],
  ['the draft was there before', [summary({ isSeen: true })], {}, 'seen_before'],
  ['a word in a hundred changed', [summary({ changed: 0.01 })], {}, 'no_change'],
  ['two words in a hundred changed, which is the least that counts', [summary({ changed: minChange })], {}, 'go'],
  ['one round was not kept', [summary({ isKept: false })], {}, 'go'],
  ['two rounds were not kept', [summary({ isKept: false }), summary({ n: 2, isKept: false })], {}, 'no_gain'],
  ['two rounds of three were not kept', [summary({ isKept: false }), summary({ n: 2 }), summary({ n: 3, isKept: false })], {}, 'go'],
  ['five rounds are over', [summary({ n: 5 })], {}, 'rounds_spent'],
  ['more than five are asked for', [summary({ n: 5 })], { rounds: 100 }, 'rounds_spent'],
  ['the number of rounds is no number', [], { rounds: Number.NaN }, 'rounds_spent'],
  ['the next round is too dear', [summary()], { canAfford: false }, 'budget_spent'],
  ['a call did not fit', [summary({ patches: null })], { isSpent: true }, 'budget_spent'],
  ['nothing is left but the evidence is thin', [summary({ patches: 0 })], { isShort: true }, 'sources_exhausted'],
  ['a spent budget is said, short or not', [summary()], { isShort: true, isSpent: true }, 'budget_spent'],
] as const)('%s', (_, history, over, expected) => {
  const decision = decide(history, { ...limits, ...over })
  expect('stop' in decision ? decision.stop : 'go').toBe(expected)
})

test.each([
  ['next to nothing changed', [summary({ failing: 2, changed: 0 })], {}, 'mend'],
  ['no patch was accepted', [summary({ failing: 1, patches: 0 })], {}, 'mend'],
  ['two rounds were not kept', [summary({ isKept: false }), summary({ n: 2, isKept: false, failing: 1 })], {}, 'mend'],
  ['the review left nothing that can be patched', [summary({ failing: 1, patches: null, issues: 0 })], {}, 'mend'],
  ['a mend has its sentences to mend', [summary({ failing: 1, patches: null, isMend: true })], {}, 'mend'],
  ['a mend mended some', [summary({ failing: 1, isMend: true, changed: 0.01 })], {}, 'mend'],
  ['a mend mended none', [summary({ failing: 1, isMend: true, patches: 0, isKept: false })], {}, 'no_patch'],
  ['there is more to do than that', [summary({ failing: 2 })], {}, 'round'],
  ['rounds are over', [summary({ failing: 1, patches: 0, n: 5 })], {}, 'no_patch'],
  ['the budget covers no round', [summary({ failing: 1, patches: 0 })], { canAfford: false }, 'budget_spent'],
] as const)('with sentences that would be deleted: %s', (_, history, over, expected) => {
  const decision = decide(history, { ...limits, ...over })
  expect('stop' in decision ? decision.stop : decision.go).toBe(expected)
})

const anySummary = fc.record({
  isKept: fc.boolean(),
  isClean: fc.boolean(),
  issues: fc.nat(9),
  patches: fc.option(fc.nat(9)),
  retries: fc.nat(2),
  changed: fc.double({ min: 0, max: 1, noNaN: true }),
  isSeen: fc.boolean(),
  failing: fc.nat(3),
  isMend: fc.boolean(),
})
const anyLimits = fc.record({ rounds: fc.double(), canAfford: fc.boolean(), isSpent: fc.boolean(), isShort: fc.boolean() })

test('whatever happens it stops after five rounds, and it always answers the same', () => {
  fc.assert(
    fc.property(fc.array(anySummary, { maxLength: 8 }), anyLimits, (summaries, given) => {
      const history = summaries.map((one, at): RoundSummary => ({ n: at + 1, ...one }))
      const decision = decide(history, given)
      expect(decide(structuredClone(history), { ...given })).toEqual(decision)
      const last = history.at(-1)
      if (last !== undefined && last.n >= 5 && last.patches !== null) expect(decision).toHaveProperty('stop')
      if ('go' in decision) {
        expect(given.rounds >= 1 && !given.isSpent && given.canAfford).toBe(true)
        const isOwed = last !== undefined && !last.isClean && last.failing > 0 && (!last.isMend || last.isKept)
        expect(
          last === undefined ||
            isOwed ||
            (!last.isClean && !last.isSeen && (last.patches !== 0 || last.retries > 0)) ||
            last.patches === null,
        ).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
