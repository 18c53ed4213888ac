import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

/** Sentences of the calibration that are false. */
const falsehoods = new Set(
  (
    JSON.parse(
      readFileSync(new URL('../../../packages/team/src/judges/calibration/data/passages.json', import.meta.url), 'utf8'),
    ) as readonly { readonly false: readonly { readonly sentence: string }[] }[]
  ).flatMap((passage) => passage.false.map(({ sentence }) => sentence)),
)

/** Puts a fact in other words than its document, so that words alone do not settle it. */
function inOtherWords(answer: string): string {
  return answer.replaceAll(
    /“The (\w+) of (\w+) was (\w+) in (\d+) and cost (\d+) crowns\.”/g,
    'In $4 the $1 of $2 was $3 by people of the town, and its price came to $5 crowns.',
  )
}

/** Judges as the best judge would: supported, by words of the passage, is what the writer wrote and what the calibration has for true. */
function judgeFairly(prompt: string): string {
  const [, listed = '', sentences = ''] = /<passages>([\s\S]*)<\/passages>([\s\S]*)/.exec(prompt) ?? []
  const passages = new Map([...listed.matchAll(/^\[(\d+)\] (?:\[[^\]]*\] )?(.*)$/gm)].map(([, number = '', text = '']) => [number, text]))
  const isOfDraft = places.some((place) => prompt.includes(place))
  const answers = [...sentences.matchAll(/^(\d+)\. \[(\d*)[^\]]*\] (.*)$/gm)].map(([, number, passage = '', line = '']) => {
    const [sentence = ''] = line.replace(/^◦ /, '').split(' (')
    const isTrue = isOfDraft ? /its price came|^◦/.test(line) : !falsehoods.has(sentence) && !falsehoods.has(line)
    const [, year = ''] = /^In (\d{4})/.exec(sentence) ?? []
    const span =
      passages
        .get(passage)
        ?.split(/(?<=\.) /)
        .find((one) => one.includes(year)) ?? ''
    return isTrue
      ? { number: Number(number), says: 'supported', span: span.split(' ').slice(0, 14).join(' ') }
      : { number: Number(number), says: 'not said', reason: 'The passage does not say this of them.' }
  })
  return JSON.stringify({ answers })
}

/** Sentences of a composed post, lead and all. */
function sentencesOf(answer: string): readonly string[] {
  return [...answer.matchAll(/"text":\s*("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) => (JSON.parse(text) as string).trim())
}

/** The sentences that its writer left when it was asked for fewer words. */
function withoutTaken(sentences: readonly string[], answer: string): readonly string[] {
  const { changes } = JSON.parse(answer) as { readonly changes: readonly { readonly sentence: number }[] }
  const taken = new Set(changes.map(({ sentence }) => sentence))
  return sentences.filter((_, at) => !taken.has(at + 1))
}

test.each([
  { words: 1500, documents: 8, each: 1250, most: 45_000 },
  { words: 600, documents: 8, each: 280, most: 20_000 },
])('a post of $words words costs at most $most tokens, its judge and canaries included', { timeout: 600_000 }, async (spec) => {
  const spent = new Map<string, number>()
  let written: readonly string[] = []
  const server = await startScriptedModel({
    script: (request, fallback) => {
      const isPlan = request.prompt.startsWith('You plan')
      const isJudge = request.prompt.startsWith('You check')
      const answer = isPlan ? planOf(spec.words) : isJudge ? judgeFairly(request.prompt) : inOtherWords(fallback())
      if (request.prompt.startsWith('You write a post')) written = sentencesOf(answer)
      if (request.prompt.startsWith('You shorten')) written = withoutTaken(written, answer)
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
  expect(draft.judges).toMatchObject([{ calibration: { passed: true } }])
  expect(spent.get('You check sentences')).toBeGreaterThan(spec.words)
  // What its judge finds sound is printed in its writer's words.
  const printed = draft.best.blocks.map(({ text }) => text.replaceAll(/\[\[c:[^\]]*\]\]/g, '')).join(' ')
  const standing = written.filter((sentence) => printed.includes(sentence))
  expect(written.length).toBeGreaterThan(spec.words / 60)
  expect(standing.length / written.length).toBeGreaterThanOrEqual(0.9)
  const sum = [...spent.values()].reduce((all, tokens) => all + tokens, 0)
  expect(sum, JSON.stringify([...spent])).toBeLessThanOrEqual(spec.most)
  // It would be no measure if most of the work were never done.
  expect(sum).toBeGreaterThan(spec.most / 8)
})
