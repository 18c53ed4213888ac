import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTrustPolicy, verifyStored } from '@galley/trust'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
afterEach(() => home.remove())

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
    appendFileSync(join(plugins[0]!.dir, 'package', 'dist', 'plugin.mjs'), '// changed')
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

  it('keeps what could be packed when another could not', async () => {
    home.write('plugins/alpha/src/index.ts', 'export default {')
    await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'PACK_FAILED' }))
    home.write('plugins/alpha/src/index.ts', 'export default { operations: {} }\n')
    expect((await open()).packed).toEqual(['@t/alpha'])
  })

  it('refuses a policy, a lock or a workspace that is not what it must be', async () => {
    await open()
    home.write('plugins/beta/package.json', home.read('plugins/beta/package.json').replace('@t/beta', '@t/alpha'))
    await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'PLUGIN_TWICE' }))
    writeFileSync(inData('trust', 'workspace-lock.json'), '{}')
    await expect(open({ plugins: [home.alpha] })).rejects.toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
    writeFileSync(inData('trust', 'workspace-policy.json'), '{}')
    await expect(open({ plugins: [home.alpha] })).rejects.toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  })
})
