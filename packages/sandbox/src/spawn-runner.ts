import { spawn, type ChildProcess } from 'node:child_process'
import { parse } from 'node:path'
import type { Writable } from 'node:stream'
import { redact } from '@galley/fault'
import type { StartOptions } from './plugin-process.ts'
import { processArguments } from './process-arguments.ts'
import { readLines } from './read-lines.ts'
import { wireLimits } from './wire-limits.ts'

/** A process with the runner in it, as bytes and lines; what they mean is somebody else's affair. */
export interface Runner {
  readonly pid: number
  readonly write: (line: string) => void
  readonly kill: () => void
  /** Settles when the process is gone and all it wrote was read. */
  readonly gone: Promise<{ readonly how: string; readonly tail: string }>
}

/** Starts a process without environment, files or sockets, and hands it the bundle through file descriptor 3. */
export function spawnRunner({ name, code, limits, node }: StartOptions, onLine: (line: Uint8Array) => void, onTooLong: () => void): Runner {
  const child = spawn(node.execPath, processArguments({ name, memoryMiB: limits.memoryMiB, inFlight: limits.inFlight }), {
    env: {},
    cwd: node.cwd ?? parse(node.execPath).root,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const { stdin, stdout, stderr } = child
  const bundle = child.stdio[3] as Writable
  // A process that is gone breaks its pipes; that it is gone is told by `gone`.
  for (const stream of [stdin, bundle]) stream.on('error', () => undefined)
  bundle.end(code)
  stdout.on('data', readLines(wireLimits.messageBytes, onLine, onTooLong))
  return {
    pid: child.pid ?? 0,
    write: (line) => void stdin.write(line),
    kill: () => void child.kill('SIGKILL'),
    gone: whenGone(child, keepTail(stderr)),
  }
}

function keepTail(stream: NodeJS.ReadableStream): () => string {
  let tail = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-wireLimits.stderrTail)
  })
  return () => tail
}

function whenGone(child: ChildProcess, tail: () => string): Runner['gone'] {
  const { promise, resolve } = Promise.withResolvers<{ how: string; tail: string }>()
  child.once('error', (error) => resolve({ how: error.message, tail: 'none' }))
  child.once('close', (exitCode, signal) =>
    resolve({ how: signal === null ? `exit code ${exitCode ?? 'unknown'}` : `signal ${signal}`, tail: lastWords(tail()) }),
  )
  return promise
}

/** The lines that say something: without stacks, carets and the garbage collector's accounts. */
function lastWords(tail: string): string {
  const lines = redact(tail)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(at |[\^~]+$|\d+: 0x|\[\d+:0x|---|<---|Node\.js v)/.test(line))
  return lines.slice(-6).join(' | ').slice(-600) || 'none'
}
