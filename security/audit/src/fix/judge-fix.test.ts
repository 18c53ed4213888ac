import { expect, test } from 'vitest'
import { locked, vulnerable } from '../../test/fix/plan-for.ts'
import type { FixPlan } from './fix-plan.ts'
import { judgeFix } from './judge-fix.ts'

const [old, older] = [locked('deep', '1.0.0'), locked('deep', '0.9.0')].map((one) => vulnerable(one, ['1.0.1']))
const plan = { moves: [{ lockfile: 'lock', findings: [old!, older!] }] } as unknown as FixPlan
const resolution = { lockfile: 'lock', state: 'not-asked', why: 'offline' } as const

test.each([
  ['all is gone', [], 2, 0],
  ['one line stayed, and the other is cleared all the same', [older!], 1, 0],
  ['both went to a version that is affected too', [vulnerable(locked('deep', '1.0.1'), [])], 0, 1],
  ['another package is affected now', [vulnerable(locked('twig', '1.0.0'), [])], 2, 1],
])('%s', (_, after, cleared, fresh) => {
  const [verdict] = judgeFix(plan, [resolution], { before: [old!, older!], after })
  expect(verdict?.cleared).toHaveLength(cleared)
  expect(verdict?.left).toHaveLength(after.length)
  expect(verdict?.fresh).toHaveLength(fresh)
})
