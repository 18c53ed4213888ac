import { testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)
