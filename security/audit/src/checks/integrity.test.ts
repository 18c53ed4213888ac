import { describe, expect, it } from 'vitest'
import { judgeProject } from '../../test/judge-project.ts'
import { read } from '../../test/test-format.ts'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { integrityCheck } from './integrity.ts'
import { lockOne } from '../../test/one-package.ts'

const formats = Object.keys(lockOne) as (keyof typeof lockOne)[]
const sha512 = `sha512-${'A'.repeat(86)}==`

describe.each(formats)('%s', (format) => {
  const lines = async (integrity: string): Promise<readonly string[]> =>
    judgeProject(lockOne[format]({ specifier: '^1.0.0', integrity }), {}, ['integrity'])

  // npm 11 was seen to install another tarball behind such a hash without a word.
  it.each(['sha9-AAAA', 'SHA512-AAAA', 'none-at-all', 'blake3-AAAA', 'blake2b-AAAA', 'sha3-256-AAAA', 'whirlpool-AAAA'])(
    'a hash that no installer knows pins nothing: %s',
    async (integrity) => {
      expect(await lines(integrity)).toEqual([expect.stringMatching(/^high integrity pad: is (?:pinned by nothing|not pinned by a hash)/)])
    },
  )
})

it.each(formats)('a hash that pins two packages is the archive of one of them at most: %s', async (format) => {
  const [own = ''] =
    /(?:sha512-B+==|10c0\/(?:cd)+)/.exec(JSON.stringify(lockOne[format]({ specifier: '^1.0.0', isBelowParent: true }))) ?? []
  const project = lockOne[format]({ specifier: '^1.0.0', integrity: own, isBelowParent: true })
  expect(await judgeProject(project, {}, ['integrity'])).toEqual([
    expect.stringMatching(
      /^critical integrity (?:pad|parent): is pinned by the hash of (?:parent 2\.0\.0|pad 1\.0\.3), and no archive is both/,
    ),
  ])
})

it.each(formats)('a SHA-512 without its name is a pin of an old Yarn alone: %s', async (format) => {
  const found = await judgeProject(lockOne[format]({ specifier: '^1.0.0', integrity: 'ab'.repeat(64) }), {}, ['integrity'])
  expect(found).toHaveLength(format === 'yarn4' ? 0 : 1)
})

it.each<[string, readonly string[]]>([
  [`sha9-AAAA ${sha512}`, []],
  ['sha9-AAAA sha1-AAAA', ['medium integrity pad: is pinned by sha1, for which collisions can be made']],
])('of several hashes those count that an installer knows: %s', async (integrity, findings) => {
  expect(await judgeProject(lockOne.npm({ specifier: '^1.0.0', integrity }), {}, ['integrity'])).toEqual(findings)
})

it('of the files of a Python package an installer takes any one: a weak hash counts beside strong ones', () => {
  const text = `[[package]]
name = "pad"
version = "1.0.3"
files = [
    {file = "pad-1.0.3.whl", hash = "md5:d41d8cd98f00b204e9800998ecf8427e"},
    {file = "pad-1.0.3.tar.gz", hash = "sha256:${'ab'.repeat(32)}"},
]

[metadata]
lock-version = "2.1"
`
  const { packages } = read('poetry.lock', text).parsed
  const files = [{ path: 'poetry.lock', format: 'poetry' }]
  const found = integrityCheck.run({ packages, files, policy: defaultPolicy, readText: () => null, clock: () => new Date(0) })
  expect(found).toMatchObject([{ severity: 'medium', message: 'is pinned by md5, for which collisions can be made' }])
})
