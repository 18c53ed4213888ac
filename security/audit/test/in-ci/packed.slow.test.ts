import { spawnSync } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { findOldNode } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { findManager } from '../managers/find-manager.ts'
import { runProgram, type ProgramResult } from '../managers/run-program.ts'
import { describeInCi } from './describe-in-ci.ts'
import { packAudit } from './pack-audit.ts'
import { playNpm, version } from './play-npm.ts'

// The audit as its users get it: packed, installed by plain npm into an empty project, run by the oldest Node that it allows.

/** Bytes on disk that the installed package and all it needs may take. */
const maxBytes = 21_000_000
/** Milliseconds of processor time to the first answer. On a machine with nothing else to do, that is the time it takes. */
const maxAnswerMs = 2000

const [npm, node, preCommit] = await Promise.all([findManager('npm'), findManager('node-24'), findManager('pre-commit')])
const oldNode = findOldNode(24)
const canInstall = npm !== null && node !== null
const root = join(import.meta.dirname, '..', '..', '..', '..')
const folder = tempFolder()
const installed = join(folder, 'installed')
const program = join(installed, 'node_modules', '.bin', 'galley-audit')

beforeAll(async () => {
  if (!canInstall) return
  mkdirSync(join(folder, 'tarballs'))
  mkdirSync(installed)
  const tarballs = packAudit(join(folder, 'tarballs'))
  writeFileSync(join(installed, 'package.json'), '{ "private": true }')
  const { code, stderr } = await npm.run(['install', '--prefer-offline', '--ignore-scripts', ...tarballs], { cwd: installed })
  expect(code, stderr).toBe(0)
})

/** Bytes of the blocks that a folder takes on disk, as `du` counts them. */
function diskUsage(path: string): number {
  const stat = lstatSync(path)
  const own = stat.blocks * 512
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + diskUsage(join(path, name)), own) : own
}

describe.skipIf(!canInstall)('galley-audit from its tarballs', () => {
  it('takes under 21 MB, and brings no gateway and no plugin', () => {
    expect(diskUsage(join(installed, 'node_modules'))).toBeLessThan(maxBytes)
    expect(readdirSync(join(installed, 'node_modules', '@galley')).sort()).toEqual([
      'audit',
      'command-line',
      'fault',
      'findings',
      'trust',
      'typosquat',
    ])
  })

  it.runIf(oldNode !== null)('says to an old Node that it is too old', () => {
    expect(spawnSync(oldNode ?? '', [program, '.'], { cwd: folder, encoding: 'utf8' })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^galley-audit: Node \S+ is too old for Galley\. \[NODE_TOO_OLD\]/) as string,
    })
  })

  it('answers within two seconds, offline, and leaves nothing behind in the project', () => {
    const project = join(folder, 'project')
    cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'name-confusion'), project, { recursive: true })
    const clock = 'data:text/javascript,process.on("exit",()=>process.stderr.write(JSON.stringify(process.cpuUsage())))'
    const args = ['--import', clock, program, '--offline', '--only', 'names,integrity,sources,scripts,drift']
    const env = { HOME: join(folder, 'home'), npm_config_registry: 'http://127.0.0.1:9' }
    const { status, stdout, stderr } = spawnSync(node!.bin, args, { cwd: project, env, encoding: 'utf8' })
    const { user, system } = JSON.parse(stderr) as NodeJS.CpuUsage
    expect(status).toBe(1)
    expect(stdout).toContain('expresss@1.0.0')
    expect((user + system) / 1000).toBeLessThan(maxAnswerMs)
    expect(readdirSync(project).sort()).toEqual(['package-lock.json', 'package.json'])
  })

  it('keeps an index of advisories, and then makes every check that asks no registry', async () => {
    const project = join(folder, 'indexed')
    cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'clean'), join(project, 'clean'), { recursive: true })
    mkdirSync(join(project, 'osv'))
    const affected = [{ package: { ecosystem: 'npm', name: 'express' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] }]
    const record = { id: 'GHSA-1', modified: new Date().toISOString(), summary: 'planted', affected }
    writeFileSync(join(project, 'osv', 'GHSA-1.json'), JSON.stringify(record))
    const env = { HOME: join(folder, 'home'), GALLEY_DATA: join(project, 'data') }
    const run = async (...args: readonly string[]): Promise<ProgramResult> =>
      runProgram(node!.bin, [program, ...args], { cwd: project, env })
    expect(await run('clean', '--offline')).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('do  galley-audit advisories update npm\n'),
    })
    expect(await run('advisories', 'update', '--advisories', 'osv')).toMatchObject({ code: 0 })
    const { code, stdout } = await run('clean', '--offline')
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('HIGH vulnerable') })
    expect(stdout).toMatch(/^1 package in 1 file; 10 checks done, \d not asked\n1 high\n/)
  })

  it.skipIf(preCommit === null)('pre-commit installs the hook of this repository, and a commit of an imitation is stopped', async () => {
    const [hooks, project, bin] = [join(folder, 'hooks'), join(folder, 'committed'), join(folder, 'bin')]
    playNpm(bin, { installed, node: node!.bin })
    const git = async (cwd: string, ...args: readonly string[]): Promise<ProgramResult> =>
      runProgram('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false', ...args], { cwd, env })
    const env = { PATH: [bin, dirname(preCommit!.bin), process.env['PATH']].join(delimiter), HOME: join(folder, 'home') }
    for (const path of ['.pre-commit-hooks.yaml', 'security/audit/pre-commit.sh']) cpSync(join(root, path), join(hooks, path))
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'hooks'],
      ['tag', `v${version}`],
    ])
      await git(hooks, ...args)
    cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'clean'), project, { recursive: true })
    const repo = { repo: hooks, rev: `v${version}`, hooks: [{ id: 'galley-audit' }] }
    writeFileSync(join(project, '.pre-commit-config.yaml'), JSON.stringify({ repos: [repo] }))
    await git(project, 'init', '-q')
    await git(project, 'add', '.')
    expect((await runProgram('pre-commit', ['install'], { cwd: project, env })).code).toBe(0)
    expect(await git(project, 'commit', '-m', 'clean')).toMatchObject({ code: 0, stderr: expect.stringMatching(/galley audit\.+Passed/) })
    cpSync(join(import.meta.dirname, '..', '..', 'fixtures', 'name-confusion'), project, { recursive: true })
    await git(project, 'add', '.')
    const stopped = await git(project, 'commit', '-m', 'imitation')
    expect([stopped.code, stopped.stderr]).toEqual([1, expect.stringContaining('expresss@1.0.0')])
  })
})

if (canInstall) describeInCi('the audit in CI, from its tarballs', () => ({ installed, node: node.bin }))
