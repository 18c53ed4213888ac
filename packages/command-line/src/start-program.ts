import { basename, dirname, join } from 'node:path'
import { exit } from './exit.ts'
import { fault } from './faults.ts'
import { guardProcess, hearOutput } from './guard-process.ts'
import { report, runProgram, type Program } from './run-program.ts'
import type { System } from './system.ts'

/** Powers that only a process entry takes from the world; `folder` is the one that holds it. */
export interface Machine extends Pick<System, 'program' | 'home' | 'temp' | 'clock' | 'fetch' | 'fs' | 'spawn' | 'random' | 'sleep'> {
  readonly folder: string
  readonly bootedAt: Date
}

/** Runs a program in a process of its own: its arguments, streams and signals, then its exit code. An error that nobody caught is said. */
export async function startProgram(process: NodeJS.Process, machine: Machine, program: Program): Promise<void> {
  const { outClosed } = hearOutput(process, (error) => {
    report(fault('OUTPUT_LOST', { problem: error.message }, { cause: error }), system)
    process.exitCode = exit.incomplete
  })
  const system = systemOf(process, machine, outClosed)
  guardProcess(process, (error) => void report(error, system))
  const code = await runProgram(system, program)
  process.exitCode ??= code
}

function systemOf(process: NodeJS.Process, { folder, bootedAt, ...machine }: Machine, outClosed: AbortSignal): System {
  const { version } = JSON.parse(machine.fs.readFileSync(join(dirname(folder), 'package.json'), 'utf8')) as { version: string }
  const cloneRoot = join(folder, '..', '..', '..')
  const { stdout, stderr, env } = process
  const isTerminal = stderr.isTTY && env['CI'] === undefined
  return {
    ...machine,
    args: process.argv.slice(2),
    env,
    cwd: env['GALLEY_CWD'] ?? process.cwd(),
    // A project that Galley is installed in may be a workspace of pnpm, too.
    cloneRoot: basename(folder) === 'src' && machine.fs.existsSync(join(cloneRoot, 'pnpm-workspace.yaml')) ? cloneRoot : null,
    packageRoot: dirname(folder),
    execPath: process.execPath,
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    process: { pid: process.pid, kill: (pid, signal) => void process.kill(pid, signal), bootedAt },
    version,
    readStdin: async () => (await import('node:stream/consumers')).text(process.stdin),
    openStdin: () => process.stdin,
    // Standard input is made when it is first looked at, which costs a process that nobody can answer a millisecond.
    ask: isTerminal && process.stdin.isTTY ? async (question) => askLine(process, question) : undefined,
    out: (words) => void stdout.write(words),
    say: (line) => void stderr.write(`${stderr.isTTY ? clearLine : ''}${line}\n`),
    outClosed,
    isTerminal,
    isOutTerminal: stdout.isTTY,
    columns: stdout.isTTY ? stdout.columns : undefined,
    redraw: (line) => void (isTerminal && stderr.write(`${clearLine}${line.slice(0, (stderr.columns || 80) - 1)}`)),
    onInterrupt: (handler) => listen(process, handler),
  }
}

/** Asks on stderr, for stdout belongs to results. A closed terminal answers nothing. */
async function askLine({ stdin, stderr }: NodeJS.Process, question: string): Promise<string> {
  const { createInterface } = await import('node:readline')
  const lines = createInterface({ input: stdin, output: stderr })
  return new Promise((answer) => {
    lines.on('close', () => answer(''))
    lines.question(`${question} `, (line) => {
      answer(line)
      lines.close()
    })
  })
}

/** Returns to the start of the line and empties it (ECMA-48 EL). */
const clearLine = '\r\u001B[K'

/** The first signal is the handler's; the second one ends the process. */
function listen(process: NodeJS.Process, handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void {
  let seen = 0
  const hear = (signal: 'SIGINT' | 'SIGTERM'): void => {
    seen += 1
    if (seen > 1) process.exit(exit.interrupted)
    handler(signal)
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return () => {
    process.off('SIGINT', hear)
    process.off('SIGTERM', hear)
  }
}
