import { describe, expect, it } from 'vitest'
import { judgeProject } from '../../test/judge-project.ts'
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

it.each(formats)('a SHA-512 without its name is a pin of an old Yarn alone: %s', async (format) => {
  const found = await judgeProject(lockOne[format]({ specifier: '^1.0.0', integrity: 'ab'.repeat(64) }), {}, ['integrity'])
  expect(found).toHaveLength(format === 'yarn4' ? 0 : 1)
})

it.each<[string, readonly string[]]>([
  [`sha9-AAAA ${sha512}`, []],
  ['sha9-AAAA sha1-AAAA', ['medium integrity pad: is pinned by sha1 only, for which collisions can be made']],
])('of several hashes those count that an installer knows: %s', async (integrity, findings) => {
  expect(await judgeProject(lockOne.npm({ specifier: '^1.0.0', integrity }), {}, ['integrity'])).toEqual(findings)
})
