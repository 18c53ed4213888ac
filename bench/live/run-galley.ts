import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** The outcome of one `galley` command. */
export interface GalleyRun {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly seconds: number
}

/** The surroundings of the command. */
export interface GalleyOptions {
  readonly root: string
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command line as a user does: a process of its own, with no `GALLEY_*` variables but these. */
export async function runGalley(args: readonly string[], { root, cwd, env = {} }: GalleyOptions): Promise<GalleyRun> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GALLEY_')))
  const startedAt = performance.now()
  const main = join(root, 'apps', 'cli', 'src', 'main.ts')
  const child = spawn(process.execPath, ['--conditions=galley-source', main, ...args], {
    cwd,
    env: { ...inherited, GALLEY_CWD: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code: Number(code ?? -1), out, err, seconds: (performance.now() - startedAt) / 1000 }
}
