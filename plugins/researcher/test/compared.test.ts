import { expect, test } from 'vitest'
import { answerGroups } from '../src/parts/answer-groups.ts'
import { withReferents } from '../src/parts/with-referents.ts'
import { needsOf } from '../src/topic/needs-of.ts'
import { prepare } from '../src/topic/prepare.ts'

/** Beginnings of the texts that answer each question of a comparison, which is asked as the planner does. */
function answersOf(topic: string, asked: readonly string[], texts: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  const plan = {
    title: topic,
    questions: asked.map((text, at) => ({ id: `q${at}`, text, isAsked: true, kind: 'comparison' as const })),
    outline: asked.map((heading, at) => ({
      id: `s${at}`,
      heading,
      intent: '',
      questionIds: [`q${at}`],
      words: 100,
      form: 'passages' as const,
    })),
    acceptance: [],
    queries: [],
  }
  const needs = needsOf(
    plan,
    topic,
    plan.questions.map(({ id }) => id),
    Object.keys(texts),
  )
  const documents = Object.entries(texts).map(([title, text], at) =>
    prepare({ sourceId: `d${at}`, title, address: `folder:${at}.md`, text, digest: topic + text }),
  )
  return needs.map((_, at) => withReferents(answerGroups(documents, needs, at, topic)).map(({ text }) => text))
}

const way = 'Whoever has the time sees the whole of the coast on the way, and its islands. '
const ferry = `The ferry takes nine hours to Lund. The ferry has a restaurant. ${way.repeat(6).trim()}`
const train = `The train runs along the coast every hour. Seats of the train are booked in Kiel. ${way.repeat(6).trim()}`
const both = 'The ferry is slower than the train, but it takes cars. Choose the train where you come without one.'
const sides = ['ferry vs train', 'ferry', 'train']

test('sides are answered together by what sets them against each other, and each by what is said of it alone', () => {
  const texts = { 'Travel to Lund': `${ferry}\n\n${train}\n\n${both}` }
  expect(answersOf('ferry vs train', sides, texts).map((own) => own.map((text) => text.slice(0, 19)))).toEqual([
    ['The ferry is slower'],
    ['The ferry takes nin'],
    ['The train runs alon'],
  ])
})

test('nothing answers them together where nothing sets one against the other', () => {
  const harbour = `Boats of the ferry and cars of the train wait in the harbour. ${way.repeat(6).trim()}`
  expect(answersOf('ferry vs train', sides, { 'Travel to Lund': [ferry, train, harbour].join('\n\n') })[0]).toEqual([])
})

test('what they have in no answer together, each has more words for', () => {
  const short = (name: string): string => `${name} goes to Lund at nine. ${way.repeat(2).trim()}`
  const text = [1, 2, 3, 4, 5, 6].map((at) => `## Way ${at}\n\n${short('The ferry')}`).join('\n\n')
  const [, alone] = answersOf('ferry vs train', sides, { 'Travel to Lund': `${text}\n\n## Rails\n\n${train}` })
  expect(alone).toHaveLength(4)
})

test('parts of one document that are headed by a side each are read for that side', () => {
  const mail = 'The mail goes by ferry rather than by train.'
  const text = `## The ferry\n\n${ferry}\n\n## The train\n\n${train}\n\n${mail}`
  expect(answersOf('ferry vs train', sides, { 'Travel to Lund': text }).map((own) => own[0]?.slice(0, 9))).toEqual([
    'The mail ',
    'The ferry',
    'The train',
  ])
})

test('a table that names both does, with the line that tells its unit', () => {
  const table = '| | ferry | train |\n| --- | --- | --- |\n| Lund | 9 | 4 |\n| Ystad | 7 | 3 |'
  const text = `${ferry}\n\n${train}\n\nTimes of this year by port:\n\n${table}\n\nAll times are in hours, less is better.`
  const [together] = answersOf('ferry vs train', sides, { 'Travel to Lund': `${text}\n\n## Mail\n\n${both}` })
  expect(together?.slice(0, 1)).toEqual([expect.stringContaining(`${table}\n\nAll times are in hours`)])
})

test('a long table that names them is heard beside a passage that says more of them', () => {
  const rows = ['Lund', 'Ystad', 'Kiel', 'Malmö', 'Visby', 'Rostock'].map(
    (town) => `| ${town} by way of the islands | 9 hours and a half | 4 hours |`,
  )
  const table = ['| | ferry | train |', '| --- | --- | --- |', ...rows].join('\n')
  const more = 'The ferry is slower than the train. The ferry has cabins, unlike the train. Take the ferry or the train.'
  const [together] = answersOf('ferry vs train', sides, { 'Travel to Lund': `${more}\n\n## Times\n\n${table}\n\n${way.repeat(7)}` })
  expect(together).toEqual([more, table])
})

test('a part that is headed by the other side is read from its beginning, however that is written', () => {
  const part = `Passengers were asked what they want.\n\n${way.repeat(3)}\n\nA seat is dearer than one on the ferry.`
  const texts = { 'The ferry': `${ferry}\n\n## Fast trains\n\n${part}`, Ports: 'Lund has a port. Kiel has another.' }
  const [together] = answersOf('ferry vs fasttrain', ['ferry vs fasttrain', 'ferry', 'fasttrain'], texts)
  expect(together?.join('\n\n')).toMatch(/^Passengers were asked/)
})

test('a measure that is asked of several is told of each where no passage has them all', () => {
  const texts = { 'Travel by sea': ferry, 'Travel by rail': train }
  const [together] = answersOf('How slow is the ferry compared with the train?', ['How slow is the ferry vs train'], texts)
  expect(together).toHaveLength(2)
})

test('a side is told apart by what stands beside the comparison, or with another side, and by nothing else', () => {
  const apart = `The ferry was painted in May. The ferry has a cat. ${way.repeat(3).trim()}`
  const texts = {
    'Travel to Lund': `## How to choose\n\n${both}\n\nThe train needs no tide.\n\n## Cats\n\n${apart}`,
  }
  const [together, ferries, trains] = answersOf('ferry vs train', sides, texts)
  expect(together?.[0]).toMatch(/^The ferry is slower/)
  expect(ferries?.join(' ')).not.toMatch(/cat/)
  expect(trains).toContain('The train needs no tide.')
})
