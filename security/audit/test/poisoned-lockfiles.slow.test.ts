import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Finding } from '@galley/findings'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, defaultPolicy, offlineChecks, readLockfiles } from '../src/index.ts'
import { findManager } from './managers/find-manager.ts'
import { lockWith } from './poison/lock-with.ts'
import { poisonedManagers, poisons, withYarnGit } from './poison/poisons.ts'

const root = tempFolder()

/** The findings about places and pins that stop a gate. */
async function alarmsIn(folder: string): Promise<readonly Finding[]> {
  const source = await readLockfiles({ fs, cwd: folder, paths: ['.'], exclude: [] })
  const clock = (): Date => new Date('2026-11-28T12:00:00Z')
  const { report } = await audit({
    ...source,
    checks: offlineChecks,
    only: ['integrity', 'sources'],
    offline: true,
    policy: defaultPolicy,
    clock,
  })
  expect(report.coverage.packages).toBeGreaterThan(0)
  return report.findings.filter(({ severity }) => severity === 'high' || severity === 'critical')
}

/** A repository with one package, as a git address and the commit it is at. */
async function createRepository(): Promise<{ readonly git: string; readonly commit: string }> {
  const folder = join(root, 'repository')
  fs.mkdirSync(folder)
  fs.writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'tiny-pad', version: '1.0.3' }))
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder })).stdout.trim()
  await git('init', '-q', '-b', 'main')
  await git('add', '.')
  await git('commit', '-qm', 'One')
  return { git: `git+file://${folder}`, commit: await git('rev-parse', 'HEAD') }
}

const repository = await createRepository()

describe.for(poisonedManagers)('a lockfile of %s', async (name) => {
  const manager = await findManager(name)
  const folder = join(root, name)
  let [path, honest] = ['', '']

  beforeAll(async () => {
    if (manager === null) return
    const { git } = name === 'yarn-berry' ? { git: 'https://git.acme.example/ui/tiny-pad.git' } : repository
    const manifest = { name: 'case', version: '1.0.0', private: true, dependencies: { debug: '4.4.3' } }
    const whole = { ...manifest, dependencies: { ...manifest.dependencies, 'tiny-pad': git } }
    path = await lockWith(manager, folder, { '.': name === 'yarn-berry' ? manifest : whole })
    const written = await readFile(path, 'utf8')
    honest = name === 'yarn-berry' ? withYarnGit(written, { ...repository, git }) : written
    await writeFile(join(folder, 'package.json'), JSON.stringify(whole))
  }, 60_000)

  test.skipIf(manager === null)('is no alarm as it is written', async () => {
    await writeFile(path, honest)
    expect(await alarmsIn(folder)).toEqual([])
  })

  test.skipIf(manager === null).for(Object.entries(poisons[name]?.(repository) ?? {}))('%s', async ([fault, poison]) => {
    await writeFile(path, poison(honest))
    const subject =
      fault === 'moved git'
        ? /tiny-pad/
        : fault === 'redirected direct' || (fault === 'another package' && name === 'pnpm')
          ? /debug/
          : /\bms\b/
    expect(await alarmsIn(folder)).toContainEqual(expect.objectContaining({ subject: expect.stringMatching(subject) as string }))
  })
})

/** Published packages whose dependencies are a project's: with many platforms, peers, aliases and old packages among them. */
const published = ['express', 'vite', 'eslint', 'hono', 'fastify']

describe('the manifests of published packages', async () => {
  const npm = await findManager('npm')
  const manifests: Record<string, object> = { '.': { name: 'case', private: true, workspaces: ['packages/*'] } }

  beforeAll(async () => {
    for (const one of npm === null ? [] : published) {
      const { stdout } = await npm!.run(['view', one, 'dependencies', '--json'], { cwd: root })
      manifests[`packages/${one}`] = { name: `of-${one}`, version: '1.0.0', dependencies: JSON.parse(stdout || '{}') as object }
    }
  }, 60_000)

  test.skipIf(npm === null).for(poisonedManagers)('are no alarm as %s locks them', { timeout: 120_000 }, async (name, { skip }) => {
    const manager = (await findManager(name)) ?? skip()
    const folder = join(root, `published-${name}`)
    fs.mkdirSync(folder)
    if (name === 'pnpm') await writeFile(join(folder, 'pnpm-workspace.yaml'), "packages: ['packages/*']\n")
    await lockWith(manager, folder, manifests)
    expect(await alarmsIn(folder)).toEqual([])
  })
})
