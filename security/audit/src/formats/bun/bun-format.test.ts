import { testBounds, testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)

testBounds([
  [
    'a key of a million folders',
    'bun.lock',
    `{"lockfileVersion":1,"workspaces":{"":{}},"packages":{"${'a/'.repeat(1e6)}a":["a@1.0.0","",{"dependencies":{"b":"1"}}]}}`,
  ],
])
