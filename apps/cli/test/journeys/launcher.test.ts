import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { tempFolder } from '@galley/testkit/vitest'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { fakeSystem } from '@galley/testkit'
import { addCommands } from '../../src/commands/add-commands.ts'
import { freshData, root, type Finished } from './start-galley.ts'

// `./galley`, `npm start` and `npm run galley` as a shell has them: any folder, links, and nothing but the result on stdout.

const npm = join(root, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')

/** Runs a program with an environment that holds a path and a home folder. */
async function run(program: string, args: readonly string[], cwd: string, home = cwd): Promise<Finished> {
  const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: home, GALLEY_DATA: join(home, 'data') }
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (piece: string) => (said[stream] += piece))
  const code = await new Promise<number | null>((resolve, reject) => void child.on('error', reject).on('close', resolve))
  return { code: code ?? -1, ...said }
}

function folder(name = 'galley launcher ö'): string {
  const path = join(tempFolder(), name)
  mkdirSync(path)
  return path
}

const lockfile = JSON.stringify({ name: 'p', lockfileVersion: 3, packages: { '': { name: 'p' } } })

describe('./galley', () => {
  it('works from any folder and through links, and names files from where the user stands', async () => {
    const here = folder()
    mkdirSync(join(here, 'bin'))
    symlinkSync(join(root, 'galley'), join(here, 'bin', 'real'))
    symlinkSync('./real', join(here, 'bin', 'galley'))
    writeFileSync(join(here, 'package-lock.json'), lockfile)
    const done = await run(join(here, 'bin', 'galley'), ['audit', 'package-lock.json', '--only', 'names', '--format', 'json'], here)
    expect(JSON.parse(done.stdout)).toMatchObject({ complete: true })
    expect(done.code).toBe(0)
  })

  it('hands on the exit code', async () => {
    expect((await run(join(root, 'galley'), ['check', 'npm:expresss'], folder())).code).toBe(1)
    expect((await run(join(root, 'galley'), ['check'], folder())).code).toBe(2)
  })

  // Node itself opens /dev/null there: without this, a draft that nobody could read was exit 0.
  it('writes no result into a closed stdout, and tells of it', async () => {
    const done = await run('/bin/sh', ['-c', 'exec "$0" check npm:lodash >&-', join(root, 'galley')], folder())
    expect([done.code, done.stderr]).toEqual([2, expect.stringContaining('stdout is closed')])
    expect((await run('/bin/sh', ['-c', 'exec "$0" check npm:lodash > /dev/null', join(root, 'galley')], folder())).code).toBe(0)
  })

  it('says what to install where there is no Node', async () => {
    const here = folder()
    writeFileSync(join(here, 'galley'), readFileSync(join(root, 'galley')), { mode: 0o755 })
    // The shell's own programs and no Node.
    const bare = join(here, 'bin')
    mkdirSync(bare)
    for (const program of ['sh', 'dirname', 'readlink']) symlinkSync(join('/bin', program), join(bare, program))
    const done = await run('/bin/sh', ['-c', 'PATH=./bin; ./galley check npm:lodash'], here)
    expect(done.stderr).toContain('Install Node 18 or newer')
    expect(done.code).toBe(2)
  })

  it('ends the gateway when it is ended, and the exit code says that all is well', async () => {
    const data = await freshData()
    const child = spawn(join(root, 'galley'), ['start', '--port', '0', '--no-example'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: data, GALLEY_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const done = new Promise((resolve) => void child.on('close', resolve))
    await new Promise<void>((resolve) => void child.stdout.once('data', () => resolve()))
    child.kill('SIGTERM')
    expect(await done).toBe(0)
  })
})

describe('npm', () => {
  it('start ends with npm: no gateway stays behind', async () => {
    const data = await freshData()
    const child = spawn(process.execPath, [npm, 'start', '--', '--port', '0', '--no-example'], {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', HOME: data, GALLEY_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Its pipe closes when the last process that holds it has ended.
    const closed = new Promise((resolve) => void child.on('close', resolve))
    const said = text(child.stderr)
    await new Promise<void>((resolve) => void child.stdout.once('data', () => resolve()))
    child.kill('SIGTERM')
    await closed
    expect(await said).toContain('galley: stopping')
  })

  it('run galley prints nothing but the result', async () => {
    const done = await run(process.execPath, [npm, 'run', 'galley', '--', 'check', 'npm:lodash', '--json'], root, folder())
    expect(JSON.parse(done.stdout)).toMatchObject({ name: 'lodash' })
  })

  it.each([
    ['start', '--port', '4291', 'npm start -- --port 4291'],
    ['start', '--port=4291', '', 'npm start -- --port 4291'],
    ['start', '--no-example', '', 'npm start -- --no-example'],
    ['galley', '--sources', 'docs', 'npm run galley -- … --sources …'],
  ])('run %s %s %s, without --, is answered with the line that works', async (script, flag, value, line) => {
    const done = await run(process.execPath, [npm, 'run', script, flag, ...(value === '' ? [] : [value])], root, folder())
    expect(done).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(line) as string })
  })

  it('swallows none of our flags that start.mjs does not know', async () => {
    const program = new Command('galley')
    await addCommands(program, fakeSystem([]).system, () => {})
    const flagsOf = (command: Command): readonly string[] => [
      ...command.options.map(({ long }) => long?.replace(/^--(no-)?/, '') ?? ''),
      ...command.commands.flatMap(flagsOf),
    ]
    const { definitions } = createRequire(npm)('@npmcli/config/lib/definitions') as { definitions: Readonly<Record<string, unknown>> }
    const known =
      /flagsOfGalley = `([^`]+)`/
        .exec(readFileSync(join(root, 'start.mjs'), 'utf8'))?.[1]
        ?.trim()
        .split(/\s+/) ?? []
    const wanted = new Set(flagsOf(program).filter((flag) => !Object.hasOwn(definitions, flag)))
    expect([...known].sort()).toEqual([...wanted].sort())
  })

  it('refuses without the noise of a failed script', async () => {
    const done = await run(process.execPath, [npm, 'run', 'new', 'tool', 'echo'], root, folder())
    expect(done.stdout + done.stderr).toBe(
      'plugins/echo exists already\nUse: npm run new tool NAME · npm run new agent NAME (lower case, words joined by hyphens)\n',
    )
    expect(done.code).toBe(2)
  })
})
