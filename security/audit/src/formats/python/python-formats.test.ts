import { many, testBounds, testFixtures } from '../../../test/test-format.ts'

testFixtures(import.meta.dirname)

testBounds([
  [
    'one name in 30,000 versions that all need it',
    'uv.lock',
    `version = 1\n${many(30_000, (n) => `[[package]]\nname = "p"\nversion = "1.${n}"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [{ name = "p" }]\n`)}`,
  ],
  ['30,000 lines that are via each other', 'requirements.txt', many(30_000, (n) => `p==1.${n}  # via p\n`)],
  ['clauses without end', 'requirements.txt', `a ${'>=1,'.repeat(500_000)}\n`],
  ['quotation marks without end', 'Pipfile.lock', '"'.repeat(3_000_000)],
])
