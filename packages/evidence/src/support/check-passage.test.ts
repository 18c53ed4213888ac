import { describe, expect, it, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const judge = (quote: string, sentence: string): ReturnType<typeof judgeSupport> =>
  judgeSupport(sentence, [{ id: 'e', quote, window: quote }])

test('leaves a sum in other words to a judge where the passage has its names, and a sentence too short to compare', () => {
  const quote = 'Mocha was expected to bring heavy rain to Tripura, and a lowest-level response was activated in Yunnan.'
  expect(judge(quote, 'Mocha set off alerts far beyond the coast it hit.')).toMatchObject({ verdict: 'undecided', alarm: 'wording' })
  expect(judge(quote, 'Decide first what you must be able to look into, and at what length.')).toMatchObject({
    verdict: 'undecided',
    alarm: 'wording',
  })
  expect(judge(quote, 'There was a single exception.')).toMatchObject({ verdict: 'undecided', alarm: 'wording' })
  expect(judge(quote, 'The government of the island raised taxes and sold ships.').verdict).toBe('unsupported')
})

test.each<[string, string]>([
  ['Nobody on the island could leave before the storm.', 'Not everybody on the island could leave before the storm.'],
  ['The council did not believe the papers or the videos.', 'The council did not believe the papers, and not the videos either.'],
  ['It came ashore on 5 February close to the city of Nosy Varika.', 'It came ashore on 5 February near the city of Nosy Varika.'],
  ['The navy sent 30 teams to help those hit by potential floods.', 'The navy sent 30 teams to help in case of floods.'],
  ['The storm hit Myanmar and parts of Bangladesh in May 2023.', 'The storm hit Myanmar in May 2023.'],
  ['A warning was issued, affecting about 26 million people.', 'A warning covered about 26 million people.'],
  ['By 1901 they had children Ada, Otto and Ida.', 'They had three children by 1901: Ada, Otto and Ida.'],
  [
    'In 1902 Time listed her as one of the 100 most famous keepers.',
    'In 1902 Time included her in its list of the 100 most famous keepers.',
  ],
  ['It is the third visit of Lund, having previously come in 1902 and 1911.', 'It is the third visit of Lund, after 1902 and 1911.'],
  ['Use the lamp, using oil from Lund, or by burning wood.', 'Use the lamp, either using oil from Lund or by burning wood.'],
  ['Any of the changes needs a new lamp.', 'Each of the changes needs a new lamp.'],
  ['Both Lund and Holm have a tower.', 'Lund and Holm both have a tower.'],
  ['The harbour took part in the WMT 2014 English test.', 'The harbour took part in the WMT 2014 test of English.'],
  ['The report was written by Jane Kate Harlow and Otto Brandt.', 'J. K. Harlow and O. Brandt wrote the report.'],
  ['Roy Holt, the governor of Lund, opened the tower.', 'Governor Roy Holt opened the tower.'],
  ['A total of 454 people, in 182 families, sought shelter in 45 centers.', '454 people from 182 families went to 45 centres'],
])('a faithful sentence raises no alarm: %s | %s', (quote, sentence) => {
  const { verdict, reason } = judge(quote, sentence)
  expect(verdict, reason).toBe('supported')
})

test.each<[string, string, string]>([
  ['Entire towns were devastated.', 'Whole towns were devastated.', 'supported'],
  ['Most packages on the Python Package Index have none.', 'Most packages on PyPI have none.', 'supported'],
  [
    'Now you will have a Makefile (on Unix) or a project file (on Windows) there.',
    'On Windows you will have a project file there.',
    'supported',
  ],
  ['It leaks the time, as all UUIDs but V4 do.', 'It leaks the time, as all UUIDs but version 4 do.', 'supported'],
  ['It leaks the time, as all UUIDs but V4 do.', 'It leaks the time, as all UUIDs but version 5 do.', 'unsupported'],
  ['In Rome the mill was sold in May.', 'In Paris the mill was sold in May.', 'contradicted'],
])('an opening word, an acronym and a name that moved are no other names: %s | %s', (quote, sentence, verdict) => {
  expect(judge(quote, sentence).verdict).toBe(verdict)
})

describe('two sources that say the same of two towns', () => {
  const quotes = [
    'The bridge of Aldermoor was opened in 1701 and cost 113 thousand crowns.',
    'The bridge of Brackwater was opened in 1732 and cost 210 thousand crowns.',
  ]
  const both = quotes.map((quote, at) => ({ id: `e${at}`, quote, window: quote }))
  it.each([
    [
      'The bridge of Aldermoor was opened in 1701 and cost 113 thousand crowns, and the bridge of Brackwater was opened in 1732 and cost 210 thousand crowns.',
      'supported',
    ],
    ['The bridge of Aldermoor cost 113 thousand crowns, while that of Brackwater cost 210 thousand.', 'supported'],
    ['The bridge of Aldermoor was opened in 1701, and that of Brackwater in 1732.', 'undecided'],
    ['The bridge of Aldermoor was opened in 1732, and the bridge of Brackwater was opened in 1701.', 'contradicted'],
    ['The bridge of Aldermoor was opened in 1701, and the bridge of Brackwater was opened in 1701.', 'contradicted'],
  ])('%s', (sentence, verdict) => expect(judgeSupport(sentence, both).verdict).toBe(verdict))
})

describe('leaves to a judge, and does not take', () => {
  const claimed =
    'A team from Korea University led by Lee and Kim began studying this material as a potential superconductor starting in 1999.: 1 In July 2023, they published preprints claiming that it acts as a room-temperature superconductor: 8 at temperatures of up to 400 K at ambient pressure.: 1 Many different researchers have attempted to replicate the work.'
  it.each<[string, { readonly quote: string; readonly window?: string; readonly title: string }, string]>([
    [
      'the number of a name for another number',
      {
        quote:
          'Only one attempt observed any sign of superconductivity: Southeast University claimed to measure very low resistance in a flake of LK-99, in one of four synthesis attempts, below a temperature of 110 K.',
        title: 'Replications',
      },
      'One attempt stood apart: Southeast University claimed very low resistance in a flake, below 110 K, in one of four syntheses.',
    ],
    [
      'the verdict of a later sentence for what was claimed before it',
      {
        quote: claimed,
        window: `${claimed} By mid-August 2023, the consensus was that LK-99 is not a superconductor at any temperature, and is an insulator in pure form.`,
        title: 'What LK-99 is',
      },
      'In July 2023, a team from Korea University published preprints with a remarkable claim: LK-99 was a superconductor at temperatures of up to 400 K and at ambient pressure.',
    ],
    [
      'a name of the title for one that the source does not have',
      {
        quote: 'Anybody may use, change and sell the weights, but nobody outside the company can tell what they were trained on.',
        title: 'Mistral 7B and Mixtral',
      },
      "Outsiders cannot know what Mistral's models were trained on.",
    ],
  ])('%s', (_, { quote, window = quote, title }, sentence) => {
    const { verdict, reason } = judgeSupport(sentence, [{ id: 'e', quote, window, title }])
    expect(verdict, reason).toBe('undecided')
  })
})
