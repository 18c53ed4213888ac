import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKey, createSigner, parseWorkspaceLock } from '@galley/trust'
import { describe, expect, it } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

interface Listed {
  readonly name: string
  readonly state: string
  readonly fault?: { readonly code: string }
}

function storeOf(data: string, name: string): string {
  const lock = parseWorkspaceLock(readFileSync(join(data, 'trust', 'workspace-lock.json'), 'utf8'))
  const digest = lock.plugins.find((plugin) => plugin.name === name)?.tarball ?? ''
  return join(data, 'store', digest)
}

function flip(file: string): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

async function listed(data: string): Promise<{ code: number; plugins: readonly Listed[] }> {
  const { code, stdout } = await galley(['plugin', 'list', '--json'], { data })
  return { code, plugins: (JSON.parse(stdout) as { plugins: readonly Listed[] }).plugins }
}

const refusedOnly = (plugins: readonly Listed[]): readonly string[] =>
  plugins.filter((plugin) => plugin.state === 'refused').map((plugin) => `${plugin.name} ${plugin.fault?.code}`)

describe('a flipped byte in a packed plugin', () => {
  it.each(['plugin.tgz', 'sbom.cdx.json', 'bundles.jsonl'])('in %s is PLUGIN_TAMPERED, and only that plugin is refused', async (file) => {
    const data = await freshData()
    flip(join(storeOf(data, '@galley/writer'), file))
    const { code, plugins } = await listed(data)
    expect(refusedOnly(plugins)).toEqual(['@galley/writer PLUGIN_TAMPERED'])
    expect(code).toBe(1)
  })

  it('is not healed in silence, but by repack', async () => {
    const data = await freshData()
    flip(join(storeOf(data, '@galley/editor'), 'plugin.tgz'))
    expect((await listed(data)).code).toBe(1)
    // The cure that a draft's fault leads to.
    expect((await galley(['plugin', 'explain', 'editor'], { data })).stdout).toContain('galley plugin repack')
    const repacked = await galley(['plugin', 'repack', 'editor'], { data })
    expect(repacked.code, repacked.stderr).toBe(0)
    expect((await listed(data)).code).toBe(0)
  })
})

it('lists the plugins that Galley brings in lines of at most 80 characters', async () => {
  const { stdout } = await galley(['plugin', 'list'], { data: await freshData() })
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(stdout).toMatch(/^@galley\/document-reader .* read text\/csv \+\d+$/m)
})

it('refuses a plugin whose signatures are gone', async () => {
  const data = await freshData()
  rmSync(join(storeOf(data, '@galley/planner'), 'bundles.jsonl'))
  expect(refusedOnly((await listed(data)).plugins)).toEqual(['@galley/planner PLUGIN_UNSIGNED'])
})

it("refuses every plugin when the policy trusts a stranger's key only", async () => {
  const data = await freshData()
  const file = join(data, 'trust', 'workspace-policy.json')
  const stranger = createSigner({ pem: createKey().pem })
  const policy = JSON.parse(readFileSync(file, 'utf8')) as {
    signers: Record<string, { keys: { pem: string; spkiSha256: string }[] }>
  }
  const signer = Object.values(policy.signers)[0]?.keys[0]
  if (!signer) throw new Error('the policy has no signer')
  const lockFile = join(data, 'trust', 'workspace-lock.json')
  const lock = readFileSync(lockFile, 'utf8').replaceAll(signer.spkiSha256, stranger.spkiSha256)
  Object.assign(signer, { pem: stranger.publicPem, spkiSha256: stranger.spkiSha256 })
  writeFileSync(file, JSON.stringify(policy))
  writeFileSync(lockFile, lock)
  const { code, plugins } = await listed(data)
  expect(code).toBe(1)
  expect(new Set(plugins.map((plugin) => plugin.fault?.code))).toEqual(new Set(['PLUGIN_UNTRUSTED_SIGNER']))
})

it('a gateway with a tampered plugin starts, says so, and refuses drafts that need it', { timeout: 60_000 }, async () => {
  const data = await freshData()
  flip(join(storeOf(data, '@galley/writer'), 'plugin.tgz'))
  const running = startGalley(['start', '--port', '0'], { data })
  const said = await running.said('enter?ticket=')
  const url = /ready at (\S+)/.exec(said)?.[1] ?? ''
  try {
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.text()).toContain('PLUGIN_TAMPERED')
    const headers = {
      authorization: `Bearer ${readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()}`,
      'content-type': 'application/json',
    }
    const plugins = (await (await fetch(`${url}/v1/plugins`, { headers })).json()) as { plugins: readonly Listed[] }
    expect(refusedOnly(plugins.plugins)).toEqual(['@galley/writer PLUGIN_TAMPERED'])
    const body = JSON.stringify({
      topic: 'Harbours',
      sources: { texts: [{ title: 'Lund', text: 'The harbour of Lund holds 340 ships.' }] },
    })
    const refused = await fetch(`${url}/v1/drafts`, { method: 'POST', headers, body })
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ code: 'PLUGIN_REFUSED' })
  } finally {
    running.child.kill('SIGTERM')
  }
  expect((await running.done).code).toBe(0)
})

it('leaves nothing in the working tree of the clone', () => {
  expect(readdirSync(root)).not.toContain('galley.sqlite')
})
