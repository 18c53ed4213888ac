import { expect, test } from 'vitest'
import { checkClaimedSource } from './check-claimed-source.ts'

const repository = 'https://github.com/acme/x'
const v1 = (said: unknown): object => ({ buildDefinition: { externalParameters: { workflow: { repository: said } } } })
const v02 = (uri: unknown): object => ({ invocation: { configSource: { uri } } })

test.each([v1(repository), v1(`${repository}.git`), v02(`git+${repository}@refs/heads/main`), v02(`git+${repository}.git@refs/tags/v1`)])(
  '%j names the repository',
  (predicate) => expect(() => checkClaimedSource(predicate, repository, 'x')).not.toThrow(),
)

test.each([
  v1('https://github.com/evil/x'),
  v1('https://github.com/acme/x-evil'),
  v1('https://github.com/acme/x/evil'),
  v1('https://evil.test/?https://github.com/acme/x'),
  v1('http://github.com/acme/x'),
  v1(7),
  v02('git+https://github.com/acme@github.com/acme/x'),
  {},
  null,
  'https://github.com/acme/x',
])('%j does not', (predicate) =>
  expect(() => checkClaimedSource(predicate, repository, 'x')).toThrow(expect.objectContaining({ code: 'ATTESTATION_SOURCE' })),
)
