import { expect, test } from 'vitest'
import { refuseBlindness } from './report-gaps.ts'
import type { FactGap } from './gather-facts.ts'

const gap = (isByDesign: boolean): FactGap =>
  ({ package: { name: 'x', purl: 'pkg:npm/x@1' }, host: 'registry', reason: 'it was down', isByDesign }) as FactGap

test('a check that judged nothing was not made, unless that was on purpose', () => {
  expect(() => refuseBlindness(0, [gap(false)])).toThrow(expect.objectContaining({ code: 'REGISTRY_FACTS_MISSING' }))
  expect(() => refuseBlindness(0, [gap(true)])).not.toThrow()
  expect(() => refuseBlindness(1, [gap(false)])).not.toThrow()
})
