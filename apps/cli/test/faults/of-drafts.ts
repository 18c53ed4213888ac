import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { freshData } from '../journeys/start-galley.ts'
import { briefOf, documents, draftHere, runHere, type Ended, type Way } from './run-here.ts'

/** Runs a command about a draft that was written before. */
async function about(words: (id: string) => readonly string[]): Promise<Ended> {
  const data = await freshData()
  await runHere(['draft', 'Open language models', '--sources', documents, '--words', '100'], { data })
  const ids: string[] = []
  await runHere(['drafts', 'list', '--json'], {
    data,
    out: (text) => void ids.push(...(JSON.parse(String(text)) as { drafts: { id: string }[] }).drafts.map(({ id }) => id)),
  })
  return runHere(words(ids[0] ?? ''), { data })
}

function documentsOf(text: string, name = 'a.md'): string {
  const path = tempFolder()
  writeFileSync(join(path, name), text)
  return path
}

/** Faults of briefs, sources and drafts. */
export const ofDrafts: Readonly<Record<string, Way>> = {
  BRIEF_INVALID: async () => draftHere(['--rounds', '6']),
  SOURCES_FOLDER_MISSING: async () => draftHere([], {}, '/nowhere/at/all'),
  SOURCES_EMPTY: async () => draftHere([], {}, tempFolder()),
  SOURCES_OFF_TOPIC: async () =>
    draftHere([], {}, documentsOf('# Volcanoes\n\nThe volcano of Nordholm erupted in 1887 and buried two farms under ash.\n')),
  DRAFT_NOT_FOUND: async () => runHere(['drafts', 'show', 'd00000000000'], { data: await freshData() }),
  EVENT_NOT_FOUND: async () => about((id) => ['drafts', 'events', id, '--since', '9999']),
  VERSION_NOT_FOUND: async () => about((id) => ['drafts', 'diff', id, '0', '99']),
  GATE_NOT_WAITING: async () => about((id) => ['drafts', 'approve', id, 'plan']),
  DRAFT_NOT_RESUMABLE: async () => about((id) => ['drafts', 'resume', id]),
  GATEWAY_NOT_RUNNING: async () => runHere(['open'], { data: await freshData() }),
  BUDGET_WITHOUT_MODEL: async () => draftHere(['--brief', briefOf({ budget: { usd: 1 } })]),
}
