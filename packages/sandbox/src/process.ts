import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parse } from 'node:path'
import type { Writable } from 'node:stream'
import { redact } from '@galley/fault'
import type { StartOptions } from './plugin-process.ts'
import { protocolLimits } from './protocol.ts'
import { allowedGlobals } from './runner/allowed-globals.ts'
import { runnerSource } from './runner/runner-source.ts'

/** Characters of standard error that are kept, from its end. */
const maxStderrTail = 4096

/** A process with the runner in it: raw input and output, which `protocol.ts` encodes and decodes. */
export interface RunnerProcess {
  readonly pid: number
  readonly write: (line: string) => void
  readonly kill: () => void
  /** Settles when the process is gone and all its output was read: `tail` is its last words, `stack` what it printed as it stands. */
  readonly gone: Promise<{ readonly how: string; readonly tail: string; readonly stack: string }>
}

/** Starts a process without environment, files or sockets, and hands it the bundle through file descriptor 3. */
export function startProcess(
  { name, code, limits, node }: StartOptions,
  onLine: (line: Uint8Array) => void,
  onTooLong: () => void,
): RunnerProcess {
  const [program, ...args] = withWatchdog([
    node.execPath,
    ...processArguments({ name, memoryMiB: limits.memoryMiB, inFlight: limits.inFlight }),
  ])
  const child = spawn(program, args, {
    env: {},
    cwd: node.cwd ?? parse(node.execPath).root,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  // With too many files open there is neither a process nor a pipe to one.
  if (child.pid === undefined) return { pid: 0, write: () => undefined, kill: () => undefined, gone: whenGone(child, () => '') }
  const { stdin, stdout, stderr } = child
  const [, , , bundle, watchdog] = child.stdio as unknown as readonly Writable[]
  // A process that is gone breaks its pipes; that it is gone is told by `gone`.
  for (const stream of [stdin, stdout, stderr, bundle, watchdog]) stream?.on('error', () => undefined)
  child.once('exit', () => watchdog?.end('\n'))
  bundle?.end(code)
  stdout.on('data', readLines(protocolLimits.maxMessageBytes, onLine, onTooLong))
  return {
    pid: child.pid,
    write: (line) => void stdin.write(line),
    kill: () => void child.kill('SIGKILL'),
    gone: whenGone(child, keepTail(stderr)),
  }
}

/** The shell that POSIX promises. Without one, as on Windows, a process has no watchdog. */
const shell = '/bin/sh'

/**
 * Leaves a watchdog behind and becomes the program, with its process id. The watchdog waits for one line on descriptor 4, which says
 * that the program has ended; when the pipe ends without it, the host is dead, however it died, and the program is killed: one that
 * computes without end would never see that its input has ended.
 */
const watchdogScript = '(read -r word <&4 || kill -9 $$) <&- >&- 2>&- 3<&- & unset PWD OLDPWD SHLVL; exec "$@" 4<&-'

/** Puts a command behind the watchdog. */
export function withWatchdog(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return existsSync(shell) ? [shell, '-c', watchdogScript, 'sh', ...command] : command
}

/**
 * The command line of a plugin's process. `--permission` without any `--allow-…` denies files, network, child processes,
 * workers, addons, WASI, FFI and the inspector (Node 26); `node:sqlite` has to be taken away by itself, since its
 * `ATTACH` passes the permission model by. A heap is not shrunk while its process idles: it ends soon enough.
 */
export function processArguments({ name, memoryMiB, inFlight }: { name: string; memoryMiB: number; inFlight: number }): readonly string[] {
  return [
    '--permission',
    '--no-experimental-sqlite',
    '--no-addons',
    '--disable-sigusr1',
    '--experimental-vm-modules',
    '--no-warnings',
    '--no-memory-reducer',
    `--max-old-space-size=${memoryMiB}`,
    '--input-type=commonjs',
    '-e',
    runnerSource({ name, inFlight, maxMessageBytes: protocolLimits.maxMessageBytes, globals: allowedGlobals }),
  ]
}

function keepTail(stream: NodeJS.ReadableStream): () => string {
  let tail = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-maxStderrTail)
  })
  return () => tail
}

function whenGone(child: ChildProcess, tail: () => string): RunnerProcess['gone'] {
  const { promise, resolve } = Promise.withResolvers<Awaited<RunnerProcess['gone']>>()
  child.on('error', (error) => resolve({ how: error.message, tail: 'none', stack: '' }))
  child.once('close', (exitCode, signal) =>
    resolve({
      how: signal === null ? `exit code ${exitCode ?? 'unknown'}` : `signal ${signal}`,
      tail: describeTail(tail()),
      stack: redact(tail()),
    }),
  )
  return promise
}

/** Keeps the lines that say something: without stacks, carets and the garbage collector's accounts. */
function describeTail(tail: string): string {
  const lines = redact(tail)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(at |[\^~]+$|\d+: 0x|\[\d+:0x|---|<---|Node\.js v)/.test(line))
  return lines.slice(-6).join(' | ').slice(-600) || 'none'
}

/** Cuts a byte stream into lines. `onTooLong` is called, once, as soon as a line is longer than `maxBytes`. */
export function readLines(maxBytes: number, onLine: (line: Uint8Array) => void, onTooLong: () => void): (chunk: Uint8Array) => void {
  let parts: Uint8Array[] = []
  let held = 0
  let isOver = false
  return (chunk) => {
    let rest = chunk
    while (!isOver) {
      const end = rest.indexOf(0x0a)
      const piece = end === -1 ? rest : rest.subarray(0, end)
      held += piece.length
      if (held > maxBytes) {
        isOver = true
        onTooLong()
        return
      }
      parts.push(piece)
      if (end === -1) return
      const line = parts.length === 1 ? piece : Buffer.concat(parts)
      parts = []
      held = 0
      rest = rest.subarray(end + 1)
      if (line.length > 0) onLine(line)
    }
  }
}
