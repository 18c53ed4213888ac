import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, leastChange, type Limits, type Turn } from './decide.ts'

const limits: Limits = { rounds: 5, canAfford: true, isSpent: false, isShort: false }
const turn = (over: Partial<Turn> = {}): Turn => ({
  n: 1,
  gain: 5,
  isClean: false,
  issues: 3,
  patches: 2,
  changed: 0.1,
  isSeen: false,
  ...over,
})

test.each([
  ['nothing was done yet', [], {}, 'go'],
  ['no round is asked for', [], { rounds: 0 }, 'rounds_spent'],
  ['the budget covers no round', [], { canAfford: false }, 'budget_spent'],
  ['all is clean', [turn({ isClean: true })], {}, 'clean'],
  ['the review left work', [turn({ patches: null })], {}, 'go'],
  ['the review left nothing that can be patched', [turn({ patches: null, issues: 0 })], {}, 'no_patch'],
  ['no patch was accepted', [turn({ patches: 0 })], {}, 'no_patch'],
  ['the draft was there before', [turn({ isSeen: true })], {}, 'seen_before'],
  ['a word in a hundred changed', [turn({ changed: 0.01 })], {}, 'no_change'],
  ['two words in a hundred changed, which is the least that counts', [turn({ changed: leastChange })], {}, 'go'],
  ['one round gained nothing', [turn({ gain: 0.9 })], {}, 'go'],
  ['two rounds gained nothing', [turn({ gain: 0.9 }), turn({ n: 2, gain: 0 })], {}, 'no_gain'],
  ['two rounds of three gained nothing', [turn({ gain: 0 }), turn({ n: 2 }), turn({ n: 3, gain: 0 })], {}, 'go'],
  ['five rounds are over', [turn({ n: 5 })], {}, 'rounds_spent'],
  ['more than five are asked for', [turn({ n: 5 })], { rounds: 100 }, 'rounds_spent'],
  ['the number of rounds is no number', [], { rounds: Number.NaN }, 'rounds_spent'],
  ['the next round is too dear', [turn()], { canAfford: false }, 'budget_spent'],
  ['a call did not fit', [turn({ patches: null })], { isSpent: true }, 'budget_spent'],
  ['nothing is left but the evidence is thin', [turn({ patches: 0 })], { isShort: true }, 'sources_exhausted'],
  ['a spent budget is said, short or not', [turn()], { isShort: true, isSpent: true }, 'budget_spent'],
] as const)('%s', (_, history, over, expected) => {
  const decision = decide(history, { ...limits, ...over })
  expect('stop' in decision ? decision.stop : 'go').toBe(expected)
})

const anyTurn = fc.record({
  gain: fc.double({ min: -10, max: 10, noNaN: true }),
  isClean: fc.boolean(),
  issues: fc.nat(9),
  patches: fc.option(fc.nat(9)),
  changed: fc.double({ min: 0, max: 1, noNaN: true }),
  isSeen: fc.boolean(),
})
const anyLimits = fc.record({ rounds: fc.double(), canAfford: fc.boolean(), isSpent: fc.boolean(), isShort: fc.boolean() })

test('whatever happens it stops after five rounds, and it always answers the same', () => {
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 8 }), anyLimits, (turns, given) => {
      const history = turns.map((one, at): Turn => ({ n: at + 1, ...one }))
      const decision = decide(history, given)
      expect(decide(structuredClone(history), { ...given })).toEqual(decision)
      const last = history.at(-1)
      if (last !== undefined && last.n >= 5 && last.patches !== null) expect(decision).toHaveProperty('stop')
      if ('go' in decision) {
        expect(given.rounds >= 1 && !given.isSpent && given.canAfford).toBe(true)
        expect(last === undefined || (!last.isClean && !last.isSeen && last.patches !== 0) || last.patches === null).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
