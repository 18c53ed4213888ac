import { testBounds, testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)

testBounds([
  [
    'a place of a million folders',
    'package-lock.json',
    `{"lockfileVersion":3,"packages":{"":{"dependencies":{"b":"1"}},"${'node_modules/a/'.repeat(1e5)}node_modules/b":{"version":"1.0.0","dependencies":{"c":"1"}}}}`,
  ],
])
