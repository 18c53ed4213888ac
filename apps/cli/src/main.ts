#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir, tmpdir, uptime } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { exit } from './exit.ts'
import { fault } from './faults.ts'
import { guardProcess, hearOutput } from './guard-process.ts'
import { report, run } from './run.ts'
import type { System } from './system.ts'

// The one process entry: it alone takes clock, environment, network, random numbers and signals from the process.

const here = dirname(fileURLToPath(import.meta.url))
const packageFile = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as { version: string }
const cloneRoot = join(here, '..', '..', '..')

function onInterrupt(handler: (signal: 'SIGINT' | 'SIGTERM') => void): () => void {
  let seen = 0
  const listen = (signal: 'SIGINT' | 'SIGTERM'): void => {
    seen += 1
    if (seen > 1) process.exit(130)
    handler(signal)
  }
  process.on('SIGINT', listen)
  process.on('SIGTERM', listen)
  return () => {
    process.off('SIGINT', listen)
    process.off('SIGTERM', listen)
  }
}

const { outClosed } = hearOutput(process, (error) => {
  report(fault('OUTPUT_LOST', { problem: error.message }, { cause: error }), system)
  process.exitCode = exit.incomplete
})

const system: System = {
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.env['GALLEY_CWD'] ?? process.cwd(),
  cloneRoot: existsSync(join(cloneRoot, 'pnpm-workspace.yaml')) ? cloneRoot : null,
  home: process.env['HOME'] ?? homedir(),
  temp: tmpdir(),
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
  nodeVersion: process.versions.node,
  process: { pid: process.pid, kill: (pid, signal) => void process.kill(pid, signal), bootedAt: new Date(Date.now() - uptime() * 1000) },
  version: packageFile.version,
  clock: () => new Date(),
  fetch,
  random: (bytes) => randomBytes(bytes),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {})
  },
  readStdin: async () => text(process.stdin),
  out: (words) => void process.stdout.write(words),
  say: (line) => void process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${line}\n`),
  outClosed,
  isTerminal: process.stderr.isTTY && process.env['CI'] === undefined,
  isOutTerminal: process.stdout.isTTY,
  redraw: (line) =>
    void (
      process.stderr.isTTY &&
      process.env['CI'] === undefined &&
      process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`)
    ),
  onInterrupt,
}

guardProcess(process, (error) => void report(error, system))
const code = await run(system)
process.exitCode ??= code
