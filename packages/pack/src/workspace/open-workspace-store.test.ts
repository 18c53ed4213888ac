import { appendFileSync, chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTrustPolicy, verifyStored } from '@galley/trust'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeWorkspace, lent, type Workspace } from '../../test/make-workspace.ts'
import { createSbomTool } from '../sbom-tool.ts'
import { openWorkspaceStore, type WorkspaceOptions, type WorkspaceStore } from './open-workspace-store.ts'

const sbomTool = createSbomTool(lent)
const now = new Date('2026-11-24T12:00:00Z')
let home: Workspace
let said: string[]
const inData = (...path: string[]): string => join(home.root, '.galley', ...path)
const open = (change: Partial<WorkspaceOptions> = {}): Promise<WorkspaceStore> =>
  openWorkspaceStore({
    ...lent,
    sbomTool,
    dataDir: inData(),
    plugins: [home.alpha, home.beta],
    clock: () => now,
    say: (line) => void said.push(line),
    ...change,
  })
const verifyAll = ({ plugins, policy }: WorkspaceStore): string[] =>
  plugins.map(({ dir, lock }) => verifyStored({ dir, lock, policy, now }).name)

beforeEach(() => {
  home = makeWorkspace()
  said = []
})

describe('openWorkspaceStore', () => {
  it('packs everything at the first start, and nothing at the second', async () => {
    const first = await open()
    expect(first.packed).toEqual(['@t/alpha', '@t/beta'])
    expect(verifyAll(first)).toEqual(['@t/alpha', '@t/beta'])
    expect(said.toSorted()).toEqual([
      'packed @t/alpha 1.0.0 (it is new here)',
      'packed @t/beta 1.0.0 (it is new here)',
      'packing 2 plugins …',
    ])
    const lock = readFileSync(inData('trust', 'workspace-lock.json'), 'utf8')
    const second = await open()
    expect(second).toMatchObject({ packed: [], plugins: first.plugins, policy: first.policy })
    expect(readFileSync(inData('trust', 'workspace-lock.json'), 'utf8')).toBe(lock)
  })

  it('trusts its own key for exactly these names', async () => {
    const { policy } = await open()
    expect(Object.keys(policy.signers)).toEqual(['workspace'])
    expect(policy.signers['workspace']?.namespaces).toEqual(['@t/alpha', '@t/beta'])
    expect(statSync(inData('keys', 'workspace.pem')).mode & 0o777).toBe(0o600)
    expect(parseTrustPolicy(readFileSync(inData('trust', 'workspace-policy.json'), 'utf8'))).toEqual(policy)
  })

  it('packs only what changed, and says why', async () => {
    const before = await open()
    said = []
    home.write('plugins/beta/src/index.ts', 'export default { operations: {} }\n')
    const after = await open()
    expect(said).toEqual(['packed @t/beta 1.0.0 (its source changed)'])
    expect(after.plugins[0]).toEqual(before.plugins[0])
    expect(after.plugins[1]?.lock.tarball).not.toBe(before.plugins[1]?.lock.tarball)
    expect(verifyAll(after)).toEqual(['@t/alpha', '@t/beta'])
  })

  it('packs once when two open it at once', async () => {
    const both = await Promise.all([open(), open()])
    expect(both.map(({ packed }) => packed.length).toSorted((a, b) => a - b)).toEqual([0, 2])
    for (const store of both) expect(verifyAll(store)).toEqual(['@t/alpha', '@t/beta'])
  })

  it('does not heal a damaged store: that is refused until it is packed again by name', async () => {
    const { plugins } = await open()
    appendFileSync(join(plugins[0]!.dir, 'plugin.tgz'), 'more')
    rmSync(plugins[1]!.dir, { recursive: true })
    const again = await open()
    expect(again.packed).toEqual([])
    const codeOf = (index: number): unknown => {
      try {
        return verifyStored({ ...again.plugins[index]!, policy: again.policy, now }).name
      } catch (error) {
        return (error as { code: unknown }).code
      }
    }
    expect([codeOf(0), codeOf(1)]).toEqual(['PLUGIN_TAMPERED', 'PLUGIN_UNSIGNED'])
    const healed = await again.repack('@t/alpha')
    expect(verifyStored({ ...healed, policy: again.policy, now }).name).toBe('@t/alpha')
    expect(codeOf(1)).toBe('PLUGIN_UNSIGNED')
    await expect(again.repack('@t/gamma')).rejects.toThrow(expect.objectContaining({ code: 'WORKSPACE_PLUGIN_UNKNOWN' }))
  })

  it('takes in a new plugin and lets a removed one go', async () => {
    const one = await open({ plugins: [home.alpha] })
    expect(one.policy.signers['workspace']?.namespaces).toEqual(['@t/alpha'])
    const two = await open()
    expect(two).toMatchObject({ packed: ['@t/beta'] })
    expect(two.policy.signers['workspace']?.namespaces).toEqual(['@t/alpha', '@t/beta'])
    const rest = await open({ plugins: [home.beta] })
    expect(rest.packed).toEqual([])
    expect(rest.plugins.map(({ lock }) => lock.name)).toEqual(['@t/beta'])
    expect(rest.policy.signers['workspace']?.namespaces).toEqual(['@t/beta'])
  })

  it('makes a new key when the key is lost, packs everything again, and keeps what was revoked', async () => {
    const { policy } = await open()
    const revoked = { ...policy.revoked, purls: ['pkg:npm/%40t/beta@0.9.0'] }
    writeFileSync(inData('trust', 'workspace-policy.json'), JSON.stringify({ ...policy, revoked }))
    rmSync(inData('keys', 'workspace.pem'))
    said = []
    const after = await open()
    expect(said.toSorted()).toEqual([
      'packed @t/alpha 1.0.0 (the workspace has a new key)',
      'packed @t/beta 1.0.0 (the workspace has a new key)',
      'packing 2 plugins …',
    ])
    expect(after.policy.revoked.purls).toEqual(['pkg:npm/%40t/beta@0.9.0'])
    expect(verifyAll(after)).toEqual(['@t/alpha', '@t/beta'])
  })

  const refusals = ({ refused }: WorkspaceStore): unknown => refused.map(({ name, refusal }) => [name, refusal.code])
  const sound = 'export default { operations: {} }\n'

  it('leaves out a plugin whose source does not parse, and takes it in when it does', async () => {
    await open()
    home.write('plugins/alpha/src/index.ts', 'export default {')
    said = []
    const broken = await open()
    expect(refusals(broken)).toEqual([['@t/alpha', 'PACK_FAILED']])
    expect(verifyAll(broken)).toEqual(['@t/beta'])
    expect(said).toEqual([expect.stringMatching(/^left out @t\/alpha: .*\[PACK_FAILED\]$/)])
    await expect(broken.repack('@t/alpha')).rejects.toThrow(expect.objectContaining({ code: 'PACK_FAILED' }))
    home.write('plugins/alpha/src/index.ts', sound)
    const mended = await open()
    expect(mended).toMatchObject({ packed: ['@t/alpha'], refused: [] })
    expect(verifyAll(mended)).toEqual(['@t/alpha', '@t/beta'])
  })

  it.each([
    ['is no JSON', '{', 'alpha', 'MANIFEST_INVALID'],
    ['is no object', '[]', 'alpha', 'MANIFEST_INVALID'],
    ['has no name', '{"version":"1.0.0","galley":{}}', 'alpha', 'MANIFEST_INVALID'],
    ['has a manifest of another kind', '{"name":"@t/alpha","version":"1.0.0","galley":{"kind":"cat"}}', '@t/alpha', 'MANIFEST_INVALID'],
    ['has a manifest that is a list', '{"name":"@t/alpha","version":"1.0.0","galley":[]}', '@t/alpha', 'MANIFEST_INVALID'],
    ['names no main file', '{"name":"@t/alpha","version":"1.0.0","galley":{"main":7}}', '@t/alpha', 'MANIFEST_INVALID'],
  ])('leaves out a plugin whose package.json %s', async (_, text, name, code) => {
    home.write('plugins/alpha/package.json', text)
    const store = await open()
    expect(refusals(store)).toEqual([[name, code]])
    expect(verifyAll(store)).toEqual(['@t/beta'])
  })

  it('leaves out a name that two folders bear: neither is preferred', async () => {
    home.write('plugins/gamma/package.json', home.read('plugins/alpha/package.json'))
    home.write('plugins/gamma/src/index.ts', sound)
    const store = await open({ plugins: [home.alpha, home.beta, join(home.root, 'plugins', 'gamma')] })
    expect(refusals(store)).toEqual([['@t/alpha', 'PLUGIN_TWICE']])
    expect(verifyAll(store)).toEqual(['@t/beta'])
  })

  it.each([
    ['the key may be read by others', ['keys', 'workspace.pem'], 0o640],
    ['the policy may be changed by others', ['trust', 'workspace-policy.json'], 0o666],
    ['the lock may be changed by the group', ['trust', 'workspace-lock.json'], 0o620],
    ['the folder of the policy may be changed by others', ['trust'], 0o777],
    ['the folder of the key may be changed by the group', ['keys'], 0o730],
  ])('is refused when %s', async (_, path, mode) => {
    await open()
    // The key is opened again only when something is to be signed.
    home.write('plugins/beta/src/index.ts', 'export default { operations: {} }\n')
    chmodSync(inData(...path), mode)
    await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'TRUST_EXPOSED' }))
  })

  it('writes everything for its owner alone', async () => {
    await open()
    const exposed = readdirSync(inData(), { recursive: true, withFileTypes: true }).filter(
      (entry) => (statSync(join(entry.parentPath, entry.name)).mode & 0o077) !== 0,
    )
    expect(exposed.map(({ name }) => name)).toEqual([])
  })

  it('refuses a policy or a lock that is not what it must be', async () => {
    await open()
    writeFileSync(inData('trust', 'workspace-lock.json'), '{}')
    await expect(open({ plugins: [home.alpha] })).rejects.toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
    writeFileSync(inData('trust', 'workspace-policy.json'), '{}')
    await expect(open({ plugins: [home.alpha] })).rejects.toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  })
})
