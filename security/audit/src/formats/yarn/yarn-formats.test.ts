import { expect, test } from 'vitest'
import { many, read, testBounds, testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)

test('the form of yarn.lock is told by its content', () => {
  expect(read('yarn.lock', '__metadata:\n  version: 8\n').format).toBe('yarn-berry')
  expect(read('yarn.lock', '# yarn lockfile v1\n\n\na@^1:\n  version "1.0.0"\n').format).toBe('yarn-classic')
})

testBounds([
  [
    'one range for 30,000 entries',
    'yarn.lock',
    `__metadata:\n  version: 8\n${many(30_000, (n) => `"p@npm:${n}":\n  version: 1.0.0\n  resolution: "p@npm:1.0.${n}"\n  dependencies:\n    p: "npm:x"\n  linkType: hard\n`)}`,
  ],
])
