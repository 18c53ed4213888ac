import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'

// Real processes on real data folders. The plugins are packed and signed once into `.cache/galley` and copied from there:
// a copy is the same as a second start.

/** The clone's root. */
export const root = join(import.meta.dirname, '..', '..', '..', '..')

const template = join(root, '.cache', 'galley')
/** Entry of the command in a clone. */
const mainIn = (clone: string): string => join(clone, 'apps', 'cli', 'src', 'main.ts')

/** A finished command. */
export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess
  readonly done: Promise<Finished>
  /** Resolves with everything said so far once stdout or stderr holds the text; rejects when the process ends before. */
  said(text: string): Promise<string>
}

/** How a command is run. */
export interface RunOptions {
  readonly data: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** The clone whose command it is; this one when left out. */
  readonly clone?: string
  /** Words before Node itself, such as `unshare --net`. */
  readonly within?: readonly string[]
}

/** Starts `galley` as a process of its own, with the flags of `start.mjs` and nothing of this process's environment but the path. */
export function startGalley(args: readonly string[], { data, env = {}, clone = root, cwd = clone, within = [] }: RunOptions): Running {
  const [program = process.execPath, ...words] = [
    ...within,
    process.execPath,
    '--conditions=galley-source',
    '--disable-sigusr1',
    '--no-warnings',
    mainIn(clone),
    ...args,
  ]
  const child = spawn(program, words, {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: data,
      GALLEY_DATA: data,
      GALLEY_PROBE_LOCAL: '0',
      NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
      for (const listener of listeners) listener()
    })
  const done = new Promise<Finished>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code: code ?? (signal ? 128 : -1), ...said })
      for (const listener of listeners) listener()
    })
  })
  const waitFor = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const all = said.stdout + said.stderr
        if (all.includes(text)) resolve(all)
        else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`ended before it said "${text}":\n${all}`))
        else return
        listeners.delete(look)
      }
      listeners.add(look)
      look()
    })
  return { child, done, said: waitFor }
}

/** Runs `galley` to its end. */
export async function galley(args: readonly string[], options: RunOptions): Promise<Finished> {
  return startGalley(args, options).done
}

let packed: Promise<void> | undefined

/** Packs this clone's plugins once a test file: where nothing changed this is a look. */
async function packOnce(): Promise<void> {
  mkdirSync(template, { recursive: true })
  const done = await galley(['plugin', 'list'], { data: template })
  if (done.code !== 0) throw new Error(`the plugins could not be packed:\n${done.stderr}`)
}

/** A data folder of its own, with this clone's plugins packed: a new one, or an empty folder that the caller has. */
export async function freshData(data: string = tempFolder()): Promise<string> {
  await (packed ??= packOnce())
  for (const part of ['store', 'keys', 'trust'])
    if (existsSync(join(template, part))) cpSync(join(template, part), join(data, part), { recursive: true })
  return data
}
