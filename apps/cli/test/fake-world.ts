import type { World } from '../src/index.ts'

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly out: () => string
  readonly said: () => string
  readonly world: World
}

/** A world for one command line in which nothing is real but the files: no network, a clock that stands still. */
export function fakeWorld(args: readonly string[], more: Partial<World> = {}): Ran {
  const out: string[] = []
  const said: string[] = []
  const world: World = {
    args,
    env: {},
    cwd: process.cwd(),
    cloneRoot: null,
    execPath: process.execPath,
    platform: process.platform,
    process: { pid: 1, kill: () => {}, bootedAt: new Date(0) },
    version: '0.0.0-test',
    clock: () => new Date('2026-11-24T12:00:00Z'),
    fetch: () => Promise.reject(new TypeError('there is no network in a test')),
    random: (bytes) => new Uint8Array(bytes),
    sleep: () => Promise.resolve(),
    readStdin: () => Promise.resolve(''),
    out: (text) => void out.push(text),
    say: (line) => void said.push(`${line}\n`),
    isTerminal: false,
    redraw: () => {},
    onInterrupt: () => () => {},
    ...more,
  }
  return { world, out: () => out.join(''), said: () => said.join('') }
}
