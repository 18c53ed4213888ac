import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadAnswer } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import manifest from '../package.json' with { type: 'json' }
import plugin from '../src/index.ts'

const office = 'application/vnd.openxmlformats-officedocument.'

/** Media types by the ends of names. */
const types = {
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
  pptx: `${office}presentationml.presentation`,
  epub: 'application/epub+zip',
  csv: 'text/csv',
  rss: 'application/rss+xml',
} as const

/** An answer with its text, and what the plugin logged. */
export interface Read extends ReadAnswer {
  readonly text: string
  readonly logs: readonly string[]
}

/** Has a document read as the host hands it over: a text, or bytes in base64. */
export async function readDocument(name: string, content: string | Uint8Array): Promise<Read> {
  const { hold, call, logs } = createTestHost({ manifest: manifest.galley })
  const body = typeof content === 'string' ? hold(content) : hold(Buffer.from(content).toString('base64'), 'base64')
  const mediaType = types[name.split('.').at(-1) as keyof typeof types]
  const answer = (await call(plugin, 'read', { address: `folder:${name}`, url: `folder:${name}`, mediaType, body })) as ReadAnswer
  return { ...answer, text: answer.text ?? '', logs }
}

/** A file of `files`. */
export const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'files', name))

/** Text at each place: `Output!C4` or `p. 2`, to the next place or the end of its line. */
export function placesOf({ text, anchors = [] }: Read): Readonly<Record<string, string>> {
  return Object.fromEntries(
    anchors.map(({ at, page, sheet, cell }, index) => [
      page === undefined ? (sheet === undefined ? `${cell}` : `${sheet}!${cell}`) : `p. ${page}`,
      text.slice(at, anchors[index + 1]?.at).trim(),
    ]),
  )
}
