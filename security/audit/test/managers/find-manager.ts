import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { managerEnvironment } from './manager-environment.ts'
import { managerPins, type ManagerName, type ManagerPin } from './manager-pins.ts'
import { runProgram, type ProgramResult } from './run-program.ts'

/**
 * A real package manager at its pinned version. `bin` is its command; `run` runs it in a folder with an own home, cache and configuration,
 * without install scripts, builds, telemetry and questions. `env` adds to that environment.
 */
export interface Manager {
  readonly name: ManagerName
  readonly version: string
  readonly bin: string
  readonly run: (args: readonly string[], options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv }) => Promise<ProgramResult>
}

/** Folder of the installed managers: `GALLEY_MANAGERS`, so that several clones may share one, or `.cache/managers` of this clone. */
const root = resolve(process.env['GALLEY_MANAGERS'] ?? join(import.meta.dirname, '../../../../.cache/managers'))

/**
 * Finds a package manager to judge an answer by, and installs it once. Answers null, and says why, where it cannot be had (no network, no
 * npm, no Python): the test then skips itself.
 *
 *     const npm = await findManager('npm')
 *     test.skipIf(npm === null)('npm ci accepts it', async () => {
 *       expect((await npm!.run(['ci'], { cwd })).code).toBe(0)
 *     })
 */
export async function findManager(name: ManagerName): Promise<Manager | null> {
  const pin = managerPins[name]
  const folder = join(root, `${name}@${pin.version}`)
  const bin = join(folder, pin.command)
  const home = join(folder, 'home')
  try {
    if (!existsSync(bin)) await install(pin, folder)
  } catch (error) {
    process.stderr.write(`SKIPPED: ${name} ${pin.version} cannot be had here: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
  const run: Manager['run'] = async (args, { cwd, env }) =>
    await runProgram(bin, args, { cwd, env: { ...managerEnvironment(home, bin), ...env } })
  return { name, version: pin.version, bin, run }
}

/** Installs in a folder of its own, to which the name is linked when all is there: who comes second finds a complete one. */
async function install(pin: ManagerPin, folder: string): Promise<void> {
  const fresh = `${folder}.${randomUUID()}`
  await mkdir(join(fresh, 'home'), { recursive: true })
  try {
    for (const [program, args] of stepsOf(pin)) await succeed(program, args, fresh)
    await symlink(fresh, folder, 'junction')
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(join(folder, pin.command))) throw error
  }
}

/** npm waits five minutes for an answer that does not come, and tries twice more: a registry that stalls would hold up all tests. */
const patience = ['--fetch-timeout=30000', '--fetch-retries=3']

function stepsOf({ registry, package: name, version, beside }: ManagerPin): readonly (readonly [string, readonly string[]])[] {
  if (registry === 'npm')
    return [
      ['npm', ['install', '--prefix=.', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...patience, `${name}@${version}`]],
    ]
  return [
    ['python3', ['-m', 'venv', '.']],
    [join('bin', 'pip'), ['install', '--quiet', '--only-binary=:all:', `${name}==${version}`, ...(beside === undefined ? [] : [beside])]],
  ]
}

async function succeed(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await runProgram(program, args, { cwd, env: process.env })
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${(stderr || stdout).trim().slice(-500)}`)
}
