import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runHere, type Ended, type Here } from './faults/run-here.ts'
import { freshData } from './journeys/start-galley.ts'

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

/** Writes the draft; `config` is the `galley.config.json` of its folder. */
export async function openDesk(config: object = {}): Promise<Desk> {
  const data = await freshData()
  const dir = mkdtempSync(join(tmpdir(), 'galley-desk-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  mkdirSync(join(dir, 'documents'))
  writeFileSync(join(dir, 'documents', 'bridge.md'), bridge)
  writeFileSync(join(dir, 'galley.config.json'), JSON.stringify(config))
  const here = async (args: readonly string[], more: Here = {}): Promise<Ended> => runHere(args, { data, cwd: dir, spawn, ...more })
  const made = await here([
    'draft',
    'The bridge of Lund',
    '--sources',
    'documents',
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
