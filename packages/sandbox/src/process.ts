import type { ChildProcess } from 'node:child_process'
import type { Writable } from 'node:stream'
import { redact } from '@galley/fault'
import type { StartOptions } from './plugin-process.ts'
import { protocolLimits } from './protocol.ts'
import { allowedGlobals } from './runner/allowed-globals.ts'
import { runnerSource } from './runner/runner-source.ts'
import type { LayerName } from './wall/layer-name.ts'
import { spawnBehindWall } from './wall/spawn-behind-wall.ts'
import type { WallSeam } from './wall/wall-seam.ts'

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

/** Private memory that Node needs beside the plugin's heap, in MiB: 13.6 measured at rest, the young generation on top. */
const nodeMemoryMiB = 96

/** Private memory of a plugin's process at most, in MiB. */
export const maxMemoryMiB = (limits: StartOptions['limits']): number => limits.memoryMiB + nodeMemoryMiB

/** Starts a process without environment, files or sockets, and hands it the bundle through file descriptor 3, pinned files through those after it. */
export function startProcess(
  { name, code, limits, node, needsWall = false, pinned = {} }: StartOptions,
  onLine: (line: Uint8Array) => void,
  onTooLong: () => void,
  seam: WallSeam = {},
): RunnerProcess {
  const files = Object.entries(pinned)
  const settings = {
    name,
    pinned: files.map(([file, bytes]) => [file, bytes.length] as const),
    inFlight: limits.inFlight,
    maxMessageBytes: protocolLimits.maxMessageBytes,
    globals: allowedGlobals,
  }
  const child = spawnBehindWall({
    node,
    args: [...processFlags(limits.memoryMiB, seam.without), '-e', `'use strict';${seam.prelude ?? ''}\n${runnerSource(settings)}`],
    maxMemoryMiB: maxMemoryMiB(limits),
    mustHold: needsWall,
    seam,
    handed: files.length,
  })
  // With too many files open there is neither a process nor a pipe to one.
  if (child.pid === undefined) return { pid: 0, write: () => undefined, kill: () => undefined, gone: whenGone(child, () => '') }
  const { stdin, stdout, stderr } = child
  const [, , , bundle, ...more] = child.stdio as unknown as readonly Writable[]
  const watchdog = more[files.length]
  // A process that is gone breaks its pipes; that it is gone is told by `gone`.
  for (const stream of [stdin, stdout, stderr, bundle, ...more]) stream?.on('error', () => undefined)
  child.once('exit', () => watchdog?.end('\n'))
  bundle?.end(code)
  for (const [at, [, bytes]] of files.entries()) more[at]?.end(bytes)
  stdout.on('data', readLines(protocolLimits.maxMessageBytes, onLine, onTooLong))
  return {
    pid: child.pid,
    write: (line) => void stdin.write(line),
    kill: () => void child.kill('SIGKILL'),
    gone: whenGone(child, keepTail(stderr)),
  }
}

/**
 * The flags of a plugin's process. `--permission` without any `--allow-…` denies files, network, child processes, workers, addons,
 * WASI, FFI and the inspector (Node 26); `node:sqlite` has to be taken away by itself, since its `ATTACH` passes the permission model by.
 * Frozen flags of V8 cannot be set from inside, some of which write files: who tries ends the process. A heap is not shrunk while its
 * process idles: it ends soon enough.
 */
export function processFlags(memoryMiB: number, without: readonly LayerName[] = []): readonly string[] {
  return [
    ...(without.includes('permissions') ? [] : ['--permission', '--no-experimental-sqlite', '--no-addons']),
    ...(without.includes('flags') ? [] : ['--freeze-flags-after-init']),
    '--disable-sigusr1',
    '--experimental-vm-modules',
    '--no-warnings',
    '--no-memory-reducer',
    '--openssl-config=/dev/null',
    `--max-old-space-size=${memoryMiB}`,
    '--input-type=commonjs',
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
