import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freshData, startGalley, type Running } from '../start-galley.ts'

/** A part of a deployment that runs as a process. */
export interface Part {
  /** Ends its process without a word, and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Starts it again, with more in its environment where that is given. */
  readonly start: (more?: Readonly<Record<string, string>>) => Promise<void>
}

/** A machine with a gateway of its own, on a database that it shares with others. */
export interface Machine extends Part {
  readonly data: string
  /** Address of its gateway, as it is now. */
  readonly url: () => string
  /** True while its gateway is ready. */
  readonly isUp: () => boolean
}

/** Command, settings and environment of a machine. */
export interface MachineOptions {
  readonly env: Readonly<Record<string, string>>
  /** Drafts that it writes at once; the environment names its settings where it is left out. */
  readonly workers?: number
  /** Words of its command; a gateway on a free port when left out. */
  readonly args?: readonly string[]
  /** A machine whose knowledge of models it begins with. */
  readonly like?: Machine
}

/** Starts a machine with a data folder of its own; it is ended after the test. */
export async function startMachine({
  workers,
  env,
  like,
  args = ['start', '--port', '0', '--no-example'],
}: MachineOptions): Promise<Machine> {
  const data = await freshData()
  if (like !== undefined) cpSync(join(like.data, 'cache'), join(data, 'cache'), { recursive: true })
  const config = join(data, 'galley.config.json')
  if (workers !== undefined) writeFileSync(config, JSON.stringify({ workers }))
  let running: Running | null = null
  let url = ''
  let isUp = false
  const kill = async (): Promise<void> => {
    isUp = false
    running?.child.kill('SIGKILL')
    await running?.done
  }
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    running = startGalley(args, { data, env: { ...(workers === undefined ? {} : { GALLEY_CONFIG: config }), ...env, ...more } })
    url = /ready at (\S+)/.exec(await running.said('/enter?ticket='))?.[1] ?? ''
    isUp = true
  }
  onTestFinished(kill)
  await start()
  return { data, url: () => url, kill, start, isUp: () => isUp }
}
