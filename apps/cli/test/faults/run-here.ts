import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { run } from '../../src/index.ts'
import { freshData, root } from '../journeys/start-galley.ts'

/** A command's exit code, and all that it said. */
export interface Ended {
  readonly code: number
  readonly said: string
  /** Its result, where it has one. */
  readonly out?: string
}

/** A way to make a fault happen: it ends as a user of the command line would see it. */
export type Way = () => Promise<Ended>

/** Environment of a command: where its data lies, and what else is set. */
export interface Here extends Partial<System> {
  readonly data?: string
}

/** Runs one command line in this process, with the real network, clock and files. */
export async function runHere(args: readonly string[], { data, env = {}, ...more }: Here = {}): Promise<Ended> {
  const ran = fakeSystem(args, {
    cloneRoot: root,
    env: { GALLEY_PROBE_LOCAL: '0', ...(data === undefined ? {} : { GALLEY_DATA: data }), ...env },
    process: {
      pid: process.pid,
      kill: (pid, signal) => void process.kill(pid, signal),
      bootedAt: new Date(Date.now() - uptime() * 1000),
    },
    clock: () => new Date(),
    fetch,
    random: (bytes) => randomBytes(bytes),
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {})
    },
    ...more,
  })
  return { code: await run(ran.system), said: ran.said(), out: ran.out() }
}

/** Documents that a draft can be written from. */
export const documents: string = join(root, 'examples', 'first-draft', 'documents')

/** Runs `galley draft` on a folder of documents and a fresh data folder. */
export async function draftHere(flags: readonly string[], env: Readonly<Record<string, string>> = {}, sources = documents): Promise<Ended> {
  return runHere(['draft', 'Open language models', '--sources', sources, '--words', '100', ...flags], { data: await freshData(), env })
}

/** A file with a brief that says no more than this. */
export function briefOf(brief: object): string {
  const file = join(tempFolder(), 'brief.json')
  writeFileSync(file, JSON.stringify(brief))
  return file
}
