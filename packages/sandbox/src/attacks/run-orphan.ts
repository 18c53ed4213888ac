import type { AttackOutcome } from './attack-outcome.ts'
import { isRunning, readChildren } from './process-state.ts'
import { missingModules, type AttackRun } from './run-attack.ts'

/** Milliseconds in which a process must end after its host. */
const maxOrphanMs = 2000

/** Milliseconds that the attack has before its host is killed. */
const headStartMs = 150

/** Stands between this host and the plugin's process, so that there is a host that can be killed. */
const middleman = `
const { spawn } = require('node:child_process')
const [program, ...words] = process.argv.slice(1)
const mine = words.map((word) => word.replace(/"parent":\\d+/, '"parent":' + process.pid))
spawn(program, mine, { env: {}, stdio: ['inherit', 'inherit', 'inherit', 3] }).on('exit', () => process.exit(0))
`

/** Puts a command behind a host of its own. */
export const behindMiddleman = (command: readonly [string, ...string[]], execPath: string): readonly [string, ...string[]] => [
  execPath,
  '--no-warnings',
  '-e',
  middleman,
  '--',
  ...command,
]

/** Runs an attack whose host is killed meanwhile: the plugin's process must be gone soon after. */
export async function runOrphan(run: Omit<AttackRun, 'at' | 'call' | 'timeoutMs'>): Promise<AttackOutcome> {
  const { attack, hands, plugin, arena, numbers } = run
  const known = { name: attack.name, class: attack.class, does: attack.does, hands }
  const [orphan] = readChildren(plugin.pid)
  if (orphan === undefined) return { ...known, outcome: 'not tried', detail: 'its process was not found' }
  const begun = Promise.withResolvers<boolean>()
  const call = plugin.call(
    'attack',
    { at: 0, target: arena.target(), input: [], numbers, call: 1, missing: missingModules() },
    {
      capabilities: [],
      signal: new AbortController().signal,
      timeoutMs: maxOrphanMs,
      onHostCall: () => Promise.resolve(null),
      onLog: () => begun.resolve(true),
      onProgress: () => undefined,
    },
  )
  call.catch(() => begun.resolve(false))
  if (!(await begun.promise)) return { ...known, outcome: 'not tried', detail: 'it never began' }
  await new Promise((resolve) => setTimeout(resolve, headStartMs))
  process.kill(plugin.pid, 'SIGKILL')
  const end = performance.now() + maxOrphanMs
  while (isRunning(orphan) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  if (!isRunning(orphan)) return { ...known, outcome: 'contained', detail: 'it ended with its host' }
  process.kill(orphan, 'SIGKILL')
  return { ...known, outcome: 'got through', detail: 'it lived on when its host was killed' }
}
