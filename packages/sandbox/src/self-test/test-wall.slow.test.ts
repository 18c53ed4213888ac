import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { running, startTestPlugin } from '../../test/start-test-plugin.ts'
import { removableLayers, type LayerName } from '../wall/layer-name.ts'
import type { WallReport } from '../wall/wall-report.ts'
import { layerNames } from './judge-wall.ts'
import { testWall } from './test-wall.ts'

/** User and group that own nothing. */
const nobody = 65_534

/** Reports of walls without some layers, made by a process of this user. Null where that user cannot run this clone. */
function reportsOf(uid: number, walls: readonly (readonly LayerName[])[]): readonly WallReport[] | null {
  const program = fileURLToPath(new URL('../../test/report-wall.ts', import.meta.url))
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=galley-source', '--no-warnings', program, JSON.stringify(walls)],
    { uid, gid: uid, encoding: 'utf8', cwd: '/', env: {}, timeout: 120_000 },
  )
  if (status !== 0 && /EACCES|permission denied|ERR_MODULE_NOT_FOUND/i.test(`${error?.message ?? ''} ${stderr}`)) return null
  if (status !== 0) throw new Error(`status ${status}: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WallReport)
}

const me = process.getuid?.() ?? -1
const { layers: here } = await testWall({ node: { execPath: process.execPath } })
const isWalled = here.every(({ state }) => state !== 'absent')
const users = [...new Set(me === 0 ? [me, nobody] : [me])].map((uid) => [uid === 0 ? 'root' : `user ${uid}`, uid] as const)

describe.runIf(isWalled).each(users)('as %s', (_, uid) => {
  test('the wall holds, and a layer that is taken away is red', ({ skip }) => {
    // Who is not root has no capabilities that could be left.
    const taken = removableLayers.filter((name) => uid === 0 || name !== 'capabilities')
    const reports = reportsOf(uid, [[], ...taken.map((name) => [name]), ['permissions', 'landlock', 'seccomp']])
    if (reports === null) return skip(`user ${uid} may not read this clone`)
    expect(reports[0]).toMatchObject({ holds: true, layers: layerNames.map((name) => ({ name, state: 'holds' })) })
    const red = reports.slice(1).map((report) => report.layers.filter(({ state }) => state !== 'holds').map(({ name }) => name))
    expect.soft(reports.slice(1).map(({ holds }) => holds)).toEqual(reports.slice(1).map(() => false))
    for (const [at, name] of taken.entries()) {
      expect.soft(red[at], `without ${name}`).toContain(name)
      // The others lean on this one.
      if (name !== 'no-new-privs') expect.soft(red[at]).toEqual([name])
    }
    expect(red.at(-1)).toEqual(['landlock', 'seccomp', 'permissions', 'escape'])
  })
})

test.runIf(isWalled)('a plugin from elsewhere does not start where a layer cannot be put up, and another one does', async () => {
  // Without it the kernel refuses the filter: to root, who has dropped what would allow it, as to everybody.
  const seam = { without: ['no-new-privs'] as const }
  await expect(startTestPlugin(running('return 1'), {}, { needsWall: true }, seam)).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
    message: expect.stringMatching(/the wall cannot be put up: (landlock|seccomp): /) as string,
  })
  expect((await startTestPlugin(running('return 1'), {}, {}, seam)).alive).toBe(true)
})

test('a plugin from elsewhere does not start where there is no launcher, and another one does', async () => {
  const seam = { machine: { platform: process.platform, arch: process.arch, hasFfi: false } }
  await expect(startTestPlugin(running('return 1'), {}, { needsWall: true }, seam)).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
    message: expect.stringContaining('there is no wall on this machine') as string,
  })
  expect((await startTestPlugin(running('return 1'), {}, {}, seam)).alive).toBe(true)
})
