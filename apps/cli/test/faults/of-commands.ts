import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serve, type ServedReply } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { root } from '../journeys/start-galley.ts'
import { documents, runHere, type Ended, type Way } from './run-here.ts'

const lockfile = JSON.stringify({ name: 'p', lockfileVersion: 3, packages: { '': { name: 'p' } } })

/** A folder with a lockfile and whatever else is named. */
function project(files: Readonly<Record<string, string>> = {}): string {
  const path = tempFolder()
  for (const [name, text] of Object.entries({ 'package-lock.json': lockfile, ...files })) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

async function behind(reply: ServedReply, use: (url: string) => Promise<Ended>): Promise<Ended> {
  let ended: Ended | undefined
  await serve(
    () => reply,
    async (url) => void (ended = await use(url)),
  )
  if (ended === undefined) throw new Error('nothing ran')
  return ended
}

const advisory = { id: 'GHSA-1', modified: '2026-01-01T00:00:00Z', affected: [{ package: { ecosystem: 'crates.io', name: 'x' } }] }

/** Faults of wrong use, files and audits: no data folder, no plugin. */
export const ofCommands: Readonly<Record<string, Way>> = {
  INSTALLATION_KEY_MISSING: async () => {
    const data = tempFolder()
    for (const name of ['draft.md', 'draft.md.bundle.jsonl']) writeFileSync(join(data, name), '')
    return runHere(['verify', 'draft.md'], { data, cwd: data })
  },
  NODE_TOO_OLD: async () => runHere(['check', 'npm:lodash'], { nodeVersion: '18.20.0' }),
  UNEXPECTED: async () =>
    runHere(['check', 'npm:lodash'], {
      out: () => {
        throw new TypeError('a fault of our own')
      },
    }),
  OUTPUT_LOST: async () => {
    const { status, stderr } = spawnSync('sh', ['-c', `exec ./galley check npm:lodash > /dev/full`], { cwd: root, encoding: 'utf8' })
    return Promise.resolve({ code: status ?? -1, said: stderr })
  },
  SCORE_FILE_UNREADABLE: async () => {
    const cwd = tempFolder()
    writeFileSync(join(cwd, 'draft.json'), '{}')
    return runHere(['score', 'draft.json'], { cwd })
  },
  USAGE: async () => runHere(['check']),
  FILE_UNREADABLE: async () => runHere(['draft', '--brief', '/nowhere/brief.json']),
  FILE_UNWRITABLE: async () => runHere(['audit', project(), '--only', 'names', '--output', '/nowhere/at/all/report']),
  PACKER_MISSING: async () => runHere(['plugin', 'pack', tempFolder()], { cloneRoot: null }),
  FOLDER_TAKEN: async () => runHere(['plugin', 'new', 'tool', 'weather', '--dir', documents]),
  PACKAGES_MISSING: async () => runHere(['plugin', 'new', 'tool', 'weather', '--dir', tempFolder(), '--sdk-from', tempFolder()]),
  RELEASE_DAMAGED: async () => runHere(['plugin', 'list'], { cloneRoot: null, data: join(tempFolder(), 'data') }),
  GATEWAY_UNREACHABLE: async () => runHere(['drafts', 'list'], { env: { GALLEY_URL: 'http://127.0.0.1:9' } }),
  NOT_A_GATEWAY: async () =>
    behind({ type: 'text/html', body: '<p>Sign in' }, async (url) => runHere(['drafts', 'list'], { env: { GALLEY_URL: url } })),
  SETTINGS_INVALID: async () => runHere(['models', 'list'], { data: join(tempFolder(), 'data'), env: { GALLEY_PORT: 'http' } }),
  AUDIT_POLICY_INVALID: async () => runHere(['audit', project({ 'audit-policy.json': '{ "failon": "high" }' })]),
  AUDIT_NOTHING_FOUND: async () => runHere(['audit', tempFolder()]),
  AUDIT_PATH_UNREADABLE: async () => runHere(['audit', '/nowhere/at/all']),
  ADVISORIES_UNREADABLE: async () =>
    runHere(['advisories', 'update', '--advisories', join(project({ 'all.zip': 'no zip' }), 'all.zip')], { data: tempFolder() }),
  ADVISORIES_NOT_FETCHED: async () =>
    behind({ type: 'text/html', body: '<p>Sign in', status: 403 }, async (url) =>
      runHere(['advisories', 'update', 'npm', '--from', url], { data: tempFolder() }),
    ),
  ADVISORIES_ADDRESS_INVALID: async () => runHere(['advisories', 'update', 'npm', '--from', 'http://exports.test'], { data: tempFolder() }),
  SCANNER_NOT_FETCHED: async () =>
    behind({ type: 'text/html', body: '<p>Sign in', status: 403 }, async (url) =>
      runHere(['advisories', 'scanner', 'install', '--from', url], { data: tempFolder() }),
    ),
  ADVISORIES_EMPTY: async () =>
    runHere(['advisories', 'update', '--advisories', join(project({ 'osv/GHSA-1.json': JSON.stringify(advisory) }), 'osv')], {
      data: tempFolder(),
    }),
  REGISTRY_ADDRESS_INVALID: async () =>
    runHere(['check', '--proposed', 'npm:zzqqxx'], { data: tempFolder(), env: { NPM_CONFIG_REGISTRY: 'nowhere at all' } }),
  REGISTRY_UNREACHABLE: async () =>
    runHere(['check', '--proposed', 'npm:zzqqxx'], { data: tempFolder(), env: { NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/' } }),
  REGISTRY_BAD_ANSWER: async () =>
    behind({ type: 'text/html', body: '<p>Sign in' }, async (url) =>
      runHere(['check', '--proposed', 'npm:zzqqxx'], { data: tempFolder(), env: { NPM_CONFIG_REGISTRY: url } }),
    ),
}
