import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import type { System } from '@galley/command-line'

/** Output of a command, and the system that it ran on. */
export interface Ran {
  readonly out: () => string
  readonly said: () => string
  readonly system: System
}

/** The system of one command line, in which only the files are real: there is no network, and the clock stands still. */
export function fakeSystem(args: readonly string[], more: Partial<System> = {}): Ran {
  const out: string[] = []
  const said: string[] = []
  const system: System = {
    program: 'galley',
    args,
    env: {},
    cwd: process.cwd(),
    cloneRoot: null,
    packageRoot: '/nonexistent',
    home: '/nonexistent',
    temp: tmpdir(),
    execPath: process.execPath,
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    process: { pid: 1, kill: () => {}, bootedAt: new Date(0) },
    version: '0.0.0-test',
    clock: () => new Date('2026-11-24T12:00:00Z'),
    fetch: () => Promise.reject(new TypeError('there is no network in a test')),
    fs,
    spawn,
    random: (bytes) => new Uint8Array(bytes),
    sleep: () => Promise.resolve(),
    readStdin: () => Promise.resolve(''),
    openStdin: () => Readable.from([]),
    out: (result) => void out.push(typeof result === 'string' ? result : Buffer.from(result).toString('latin1')),
    say: (line) => void said.push(`${line}\n`),
    isTerminal: false,
    redraw: () => {},
    onInterrupt: () => () => {},
    ...more,
  }
  return { system, out: () => out.join(''), said: () => said.join('') }
}
