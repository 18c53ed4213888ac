import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkValue } from '../testing/check-value.ts'
import { hitsFrom, objectsIn } from './hits-from.ts'
import { toolAnswerSchemas } from '../plugin/tools.ts'

test('whatever a service says, the answer is one that the host takes: pages of the web, each once, at most k', () => {
  const address = fc.oneof(
    fc.webUrl(),
    fc.anything(),
    fc.constantFrom('javascript:1', 'https://a.org/', 'http://', `https://a.org/${'x'.repeat(3000)}`),
  )
  const result = fc.record({
    address,
    title: fc.anything(),
    snippet: fc.oneof(fc.string({ maxLength: 3000 }), fc.anything()),
    publishedAt: fc.anything(),
  })
  fc.assert(
    fc.property(fc.array(result), fc.integer({ min: 1, max: 20 }), (found, k) => {
      const hits = hitsFrom(found, { provider: 'x', k })
      expect(checkValue(toolAnswerSchemas.search, JSON.parse(JSON.stringify({ hits })))).toBeNull()
      expect(hits.length).toBeLessThanOrEqual(k)
      expect(new Set(hits.map((hit) => hit.address)).size).toBe(hits.length)
      expect(hits.every((hit) => /^https?:/i.test(hit.address))).toBe(true)
    }),
  )
})

test('objects are taken out of anything', () => {
  expect([undefined, 'x', { length: 1 }, [null, 1, { a: 1 }]].map(objectsIn)).toEqual([[], [], [], [{ a: 1 }]])
})
