import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { startScriptedModel } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { freshData, galley } from './journeys/start-galley.ts'

/** Characters of a token, as English prose has them. */
const charsPerToken = 4

const places = ['Aldermoor', 'Brackwater', 'Corvane', 'Dunhollow', 'Eskerby', 'Farlow', 'Grindale', 'Hartwell']
const things =
  'bridge mill lighthouse canal library market observatory harbour school granary theatre aqueduct tollhouse brewery foundry armoury'.split(
    ' ',
  )
const works = ['planned', 'opened', 'repaired', 'enlarged', 'painted', 'sold']

/** Documents of so many words: one of a town, each sentence with a year and a sum of its own. */
function writeDocuments(folder: string, count: number, words: number): void {
  for (const [at, place] of places.slice(0, count).entries()) {
    const facts = works.flatMap((work, n) =>
      things.map(
        (thing, m) =>
          `The ${thing} of ${place} was ${work} in ${1500 + at * 60 + n * 9 + m} and cost ${113 + at * 997 + n * 131 + m * 7} crowns.`,
      ),
    )
    const sentences = facts.slice(0, Math.floor(words / 13))
    const parts = Array.from({ length: Math.ceil(sentences.length / 6) }, (_, n) => sentences.slice(n * 6, n * 6 + 6).join(' '))
    writeFileSync(join(folder, `${place}.md`), `# Annals of ${place}\n\n${parts.join('\n\n')}\n`)
  }
}

/** A plan of five sections with three questions each. */
function planOf(words: number): string {
  const sections = [0, 1, 2, 3, 4].map((at) => ({
    heading: `Works of the ${things[at] ?? ''}`,
    intent: 'Says what was built.',
    words: Math.round(words / 5),
    questions: [0, 1, 2].map((n) => `Which ${things[at * 3 + n] ?? ''} did the towns build, and what did it cost?`),
  }))
  return JSON.stringify({
    title: 'Public works of eight towns',
    kind: 'explainer',
    angle: 'From the treasury.',
    takeaway: 'They cost money.',
    sections,
  })
}

// The scripted model is too credulous to be calibrated, so no judge reads these drafts: the bounds leave 11,000 and 7,000 tokens for one.
test.each([
  { words: 1500, documents: 8, each: 1250, most: 34_000 },
  { words: 600, documents: 8, each: 280, most: 13_000 },
])('a post of $words words costs at most $most tokens besides its judge', { timeout: 600_000 }, async (spec) => {
  const spent = new Map<string, number>()
  const server = await startScriptedModel({
    script: (request, fallback) => {
      const isPlan = request.prompt.startsWith('You plan')
      const answer = isPlan ? planOf(spec.words) : fallback()
      const role = request.prompt.split(' ').slice(0, 3).join(' ')
      // A model is calibrated once, outside every draft: on passages that are in none of its sources.
      const isOfDraft = places.some((place) => request.prompt.includes(place))
      if (isOfDraft) spent.set(role, (spent.get(role) ?? 0) + (request.prompt.length + answer.length) / charsPerToken)
      return answer
    },
  })
  onTestFinished(async () => server.close())
  const data = await freshData()
  const folder = join(mkdtempSync(join(data, 'sources-')), 'documents')
  mkdirSync(folder)
  writeDocuments(folder, spec.documents, spec.each)
  const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }
  const words = ['draft', 'Public works of the towns', '--sources', folder, '--words', String(spec.words), '--format', 'json']
  const done = await galley(words, { data, env })
  const draft = JSON.parse(done.stdout) as Draft
  expect(draft.mode).toBe('full')
  expect(draft.best.claims.length).toBeGreaterThan(spec.words / 60)
  const sum = [...spent.values()].reduce((all, tokens) => all + tokens, 0)
  expect(sum, JSON.stringify([...spent])).toBeLessThanOrEqual(spec.most)
  // It would be no measure if most of the work were never done.
  expect(sum).toBeGreaterThan(spec.most / 8)
})
