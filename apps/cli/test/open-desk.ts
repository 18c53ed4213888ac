import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { onTestFinished } from 'vitest'
import { runHere, type Ended, type Here } from './faults/run-here.ts'
import { freshData, startGalley } from './journeys/start-galley.ts'

const bridge = `# The bridge of Lund

The bridge of Lund was opened on 4 May 1872. It cost 340,000 crowns, which the town had borrowed in Hamburg.

Before the bridge was built, a ferry crossed the river twelve times a day. The ferry carried 90,000 people in its last year.`

/** A finished draft about a bridge in a folder of its own, and a way to use `galley drafts` on it. */
export interface Desk {
  readonly data: string
  readonly dir: string
  readonly id: string
  /** Id of the first paragraph. */
  readonly block: string
  readonly drafts: (words: readonly string[], more?: Here) => Promise<Ended>
}

/** Place of a desk's drafts: in the process of each command, or behind a gateway. */
export type Place = 'here' | 'behind a gateway'

/** Writes the draft; `config` is the `galley.config.json` of its folder. */
export async function openDesk(config: object = {}, place: Place = 'here'): Promise<Desk> {
  const data = await freshData()
  const gateway = place === 'here' ? {} : await startGateway(data)
  const dir = tempFolder()
  mkdirSync(join(dir, 'documents'))
  writeFileSync(join(dir, 'documents', 'bridge.md'), bridge)
  writeFileSync(join(dir, 'galley.config.json'), JSON.stringify(config))
  const here = async (args: readonly string[], more: Here = {}): Promise<Ended> =>
    runHere(args, { data, cwd: dir, spawn, env: gateway, ...more })
  const made = await here([
    'draft',
    'The bridge of Lund',
    '--sources',
    'documents/bridge.md',
    '--model',
    'none',
    '--format',
    'json',
    '--words',
    '100',
  ])
  const { id } = JSON.parse(made.out ?? '') as { readonly id: string }
  const drafts: Desk['drafts'] = async ([word = '', ...words], more) => here(['drafts', word, id, ...words], more)
  const block = /^(\S+) +paragraph/m.exec((await drafts(['edit'])).out ?? '')?.[1] ?? ''
  return { data, dir, id, block, drafts }
}

/** Starts a gateway over a data folder, and answers the environment that leads commands to it. */
async function startGateway(data: string): Promise<Readonly<Record<string, string>>> {
  const running = startGalley(['start', '--port', '0', '--no-example'], { data })
  onTestFinished(async () => {
    running.child.kill('SIGTERM')
    await running.done
  })
  const url = /ready at (\S+)/.exec(await running.said('enter?ticket='))?.[1] ?? ''
  return { GALLEY_URL: url, GALLEY_TOKEN: readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim() }
}
