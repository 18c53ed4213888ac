import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fakeSystem } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '@galley/findings'
import { runGalley } from '../../../test/run-galley.ts'
import { createTagLookUp } from '../../command/create-tag-look-up.ts'
import { defaultPolicy } from '../../policy/audit-policy.ts'
import { createTagsCheck, tagIn } from './compare-tags.ts'

const [pin, other, tagObject] = ['3d'.repeat(20), 'aa'.repeat(20), 'bb'.repeat(20)]
// A git server that knows no protocol but files: `git update-server-info` writes this one.
const refs = `${other}\trefs/heads/main\n${pin}\trefs/tags/v1.0.0\n${tagObject}\trefs/tags/v1.1.0\n${pin}\trefs/tags/v1.1.0^{}\n${other}\trefs/tags/v2\n${other}\trefs/tags/v2.0.0\n`
let server: Server
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const isKnown = request.url?.startsWith('/acme/thing/') ?? false
    response.writeHead(isKnown ? 200 : 404)
    response.end(request.url?.includes('/info/refs') ? refs : 'ref: refs/heads/main\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

async function compare(...uses: readonly string[]): Promise<readonly Finding[]> {
  asked = []
  const { port } = server.address() as AddressInfo
  const env = { PATH: process.env['PATH'], GITHUB_SERVER_URL: `http://127.0.0.1:${port}` }
  const text = `on: push\njobs:\n  a:\n    steps:\n${uses.map((one) => `      - uses: ${one}\n`).join('')}`
  const workflows = [{ path: 'ci.yml', content: { text } }]
  const world = { policy: defaultPolicy, packages: [], files: [], readText: () => null, clock: () => new Date() }
  return createTagsCheck(createTagLookUp({ spawn, env })).run({ ...world, workflows })
}

describe('a pin and the tag that its comment names', () => {
  test('agree: a light tag, an annotated one, one without its v', async () => {
    expect(await compare(`acme/thing@${pin} # v1.0.0`, `Acme/Thing/sub@${pin} # v1.1.0`, `"acme/thing@${pin}" # tag=1.0.0`)).toEqual([])
    expect(asked.filter((url) => url.includes('/info/refs'))).toHaveLength(1)
  })

  test('differ: another commit, no such tag, a major version that went on', async () => {
    const found = await compare(`acme/thing@${pin} # v2.0.0`, `acme/thing@${pin} # v9.9.9 (new)`, `acme/thing@${pin} # v2`)
    expect(found.map(({ code, severity, at, message }) => [code, severity, at?.line, message])).toEqual([
      ['action-tag-moved', 'high', 5, 'is said to be v2.0.0, and that tag is aaaaaaaaaaaa'],
      ['action-tag-moved', 'high', 6, 'is said to be v9.9.9, and there is no such tag'],
      ['action-tag-moved', 'info', 7, 'is said to be v2, and that tag is aaaaaaaaaaaa by now'],
    ])
  })

  test('are not compared where there is no pin, or no tag behind it', async () => {
    expect(await compare('acme/thing@v2 # v2.0.0', `acme/thing@${pin}`, `acme/thing@${pin} # checked by hand`, './local # v1.0.0')).toEqual(
      [],
    )
    expect(asked).toEqual([])
  })

  test('are compared where the policy says so, and never offline', async () => {
    const folder = tempFolder()
    const { port } = server.address() as AddressInfo
    const env = { PATH: process.env['PATH'], GITHUB_SERVER_URL: `http://127.0.0.1:${port}` }
    const audit = async (compareTags: boolean, ...more: readonly string[]): Promise<string> => {
      writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify({ actions: { compareTags } }))
      const { system, out } = fakeSystem(['audit', '--only', 'actions', ...more], { cwd: folder, spawn, env })
      await runGalley(system)
      return out()
    }
    writeFileSync(join(folder, 'action.yml'), `runs:\n  using: composite\n  steps:\n    - uses: acme/thing@${pin} # v2.0.0\n`)
    expect(await audit(true)).toContain('action-tag-moved')
    expect(await audit(false)).not.toContain('action-tag-moved')
    expect(await audit(true, '--offline')).not.toContain('action-tag-moved')
  })

  test('cannot be compared where nobody answers', async () => {
    await expect(compare(`acme/gone@${pin} # v1.0.0`)).rejects.toMatchObject({ code: 'AUDIT_TAGS_UNKNOWN', exit: 3 })
  })
})

test.each([
  ['v4.1.1', 'v4.1.1'],
  ['tag=v4.1.1', 'v4.1.1'],
  ['pin@v4', 'v4'],
  ['ratchet:actions/checkout@v4', 'v4'],
  ['4.1.1 renovate: x', '4.1.1'],
  ['4.2 is broken', null],
  ['version 4', null],
  ['', null],
])('the comment "%s" names %s', (comment, tag) => {
  expect(tagIn(comment)).toBe(tag)
})
