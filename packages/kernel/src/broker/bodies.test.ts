import { expect, test } from 'vitest'
import { createBodies } from './bodies.ts'

test('bodies are kept until there are too many', () => {
  const bodies = createBodies()
  const first = bodies.hold({ text: 'x'.repeat(40_000_000), rawDigest: '1' })
  const second = bodies.hold({ text: 'y'.repeat(40_000_000), rawDigest: '2' })
  expect(() => bodies.get(first.body)).toThrow(expect.objectContaining({ code: 'BODY_NOT_FOUND' }))
  expect(bodies.get(second.body).rawDigest).toBe('2')
})
