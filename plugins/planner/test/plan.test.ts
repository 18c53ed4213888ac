import { countWords } from '@galley/evidence'
import type { Brief, Hit, Host } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { planSchema } from '@galley/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/plan.ts'
import { recase } from '../src/recase.ts'
import { splitWords } from '../src/split-words.ts'
import { nameIn, shortTitle } from '../src/short-title.ts'
import { statementOf } from '../src/statement-of.ts'
import { titleOf } from '../src/title-of.ts'

const article: Hit = {
  address: 'folder:lk-99.md',
  title: 'LK-99',
  provider: 'folder',
  snippet:
    'LK-99 is a grey compound that was made in Seoul. Many teams tried LK-99 in 2023.\nOpening (140 words)\n# Chemistry (200 words)\n## Synthesis (120 words)\n# Publication history (400 words)\n# Response (300 words)\n# References (90 words)',
}
const none = createTestHost().host
const modelled = (json: unknown): Host => createTestHost({ model: () => ({ json }) }).host

describe('titleOf', () => {
  it('takes the subject out of a request, and cuts a long one where it can be cut', () => {
    expect(titleOf('Write a blog post about open language models', [])).toBe('Open language models')
    expect(titleOf('Open language models and their supply chain, including how registries were attacked in the past ten years', [])).toBe(
      'Open language models and their supply chain',
    )
    expect(countWords(titleOf('how '.repeat(50), []))).toBeLessThanOrEqual(10)
  })

  it('finds some title for any topic', () => {
    for (const topic of ['_', '.', '?', ' x ']) expect(titleOf(topic, [])).not.toBe('')
  })

  it('writes names as the sources do', () => {
    expect(recase('the lk-99 affair', ['People said that LK-99 floats, and LK-99 was copied.'])).toBe('The LK-99 affair')
    expect(recase('licences of open models', ['The Open Source Initiative says so, and the Open Source Definition too.'])).toBe(
      'Licences of open models',
    )
  })
})

describe('statementOf', () => {
  it.each([
    ['What is LK-99?', 'LK-99'],
    ['What is known about open language models?', 'What is known about open language models'],
    ['What is known?', 'What is known'],
    ['How have package registries been attacked?', 'How package registries have been attacked'],
    ['How do storms form?', 'How storms form'],
    ['Why does the tower carry a lamp?', 'Why the tower carries a lamp'],
    ['Is LK-99 a superconductor?', 'Whether LK-99 is a superconductor'],
    ['Why are small models cheap to run', 'Why small models are cheap to run'],
    ['What are febrile seizures and how are they treated?', 'Febrile seizures and how they are treated'],
    ['Who built the tower?', 'Who built the tower'],
    ['Is this is', 'Is this is'],
  ])('makes %j %j', (topic, title) => {
    expect(titleOf(topic, ['People say that small models run everywhere, and febrile seizures are common.'])).toBe(title)
  })

  it('answers for any text, and leaves what is no question alone', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => typeof statementOf(text, [text]) === 'string'))
    for (const topic of ['Open language models', 'How a tower is built', 'The tower at Cape Morrow'])
      expect(statementOf(topic, [])).toBe(topic)
  })
})

describe('splitWords', () => {
  it('sums to the whole, in whole numbers, and fills no section beyond what there is while others have room', () => {
    expect(
      splitWords(500, [
        { weight: 1, most: 50 },
        { weight: 1, most: null },
        { weight: 2, most: null },
      ]),
    ).toEqual([50, 150, 300])
    const wanted = fc.record({ weight: fc.double({ min: 0.1, max: 5, noNaN: true }), most: fc.option(fc.nat(900)) })
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5000 }), fc.array(wanted, { minLength: 1, maxLength: 12 }), (total, sections) => {
        const shares = splitWords(total, sections)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true)
      }),
    )
  })
})

describe('plan without a model', () => {
  it('follows the structure of a single article', async () => {
    const made = await plan({ brief: { topic: 'lk-99', words: 500 }, mode: 'extractive', hits: [article] }, none)
    expect(made.title).toBe('LK-99')
    expect(made.outline.map(({ heading }) => heading)).toEqual(['Overview', 'Chemistry', 'Publication history', 'Response'])
    expect(made.outline.reduce((sum, { words }) => sum + words, 0)).toBe(500)
  })

  const hit = (title: string, snippet: string, at: number): Hit => ({ address: `folder:${at}.md`, title, provider: 'folder', snippet })
  const registries = [
    hit(
      'event-stream: a maintainer’s trust, handed over',
      'The npm package event-stream was given to a stranger. He put stolen code into the npm package.',
      1,
    ),
    hit('September 2025: the month of the npm worm', 'A worm spread in the npm registry. It put code into more than 500 npm packages.', 2),
    hit('OLMo 2: a model with nothing held back', 'OLMo 2 is a language model with 7 billion parameters. Its training data are open.', 3),
    hit('SmolLM2', 'SmolLM2 is a language model with 135 million parameters. Its training data are open.', 4),
  ]

  it('heads sections with what the documents are called, never with words that happen to meet', async () => {
    const { outline } = await plan({ brief: { topic: 'Software', words: 400 }, mode: 'extractive', hits: registries }, none)
    expect(outline.map(({ heading }) => heading)).toEqual(['Overview', 'Event-stream and the month of the npm worm', 'OLMo 2 and SmolLM2'])
    expect(shortTitle('LK-99 - Wikipedia')).toBe('LK-99')
    expect(shortTitle('Slopsquatting: names that models invent')).toBe('Slopsquatting: names that models invent')
    expect(nameIn('September 2025: the month of the npm worm')).toBe('the month of the npm worm')
  })

  it('plans no section on a document that names the topic by the way', async () => {
    const storms = [1, 2, 3].map((at) =>
      hit(
        `Cyclone ${at}`,
        `Cyclone ${at} was a tropical storm. The tropical cyclone struck island ${at}. The cyclone was the disaster of year ${at}.`,
        at,
      ),
    )
    const actor = hit('Ada Finch', 'Ada Finch is an actor of the stage. She gives money for disaster relief. She was born in Lund.', 9)
    const made = await plan(
      { brief: { topic: 'Tropical cyclones and other disasters', words: 800 }, mode: 'extractive', hits: [...storms, actor] },
      none,
    )
    expect(made.outline.some(({ heading }) => heading.includes('Ada Finch'))).toBe(false)
    expect(made.outline.length).toBeGreaterThan(1)
  })

  it('says the rest of an undivided text in detail, and takes a question as it is', async () => {
    const [one] = registries
    const made = await plan(
      { brief: { topic: 'What is event-stream?', words: 300 }, mode: 'extractive', hits: one === undefined ? [] : [one] },
      none,
    )
    expect(made.title).toBe('Event-stream')
    expect(made.outline.map(({ heading }) => heading)).toEqual(['Overview', 'In detail'])
    expect(made.questions.map(({ text }) => text)).toEqual(['What is event-stream?', 'What else do the sources say about Event-stream?'])
  })

  it('puts sections of many documents in the order that these have', async () => {
    const storm = (at: number, parts: string): Hit => hit(`Storm ${at}`, `Storm ${at} struck the coast.\nOpening (90 words)\n${parts}`, at)
    const hits = [
      storm(1, '# History (200 words)\n# Impact (300 words)\n# Aftermath (900 words)'),
      storm(2, '# History (400 words)\n# Impact (100 words)'),
    ]
    const { outline } = await plan({ brief: { topic: 'Storms', words: 600 }, mode: 'extractive', hits }, none)
    expect(outline.map(({ heading }) => heading)).toEqual(['Overview', 'History', 'Impact', 'Aftermath'])
  })

  it('asks for every point that must be covered, however many there are', async () => {
    const mustCover = Array.from({ length: 14 }, (_, at) => `point number ${at + 1} of the list`)
    const made = await plan({ brief: { topic: 'Lists', words: 800, mustCover }, mode: 'extractive', hits: [] }, none)
    for (const point of mustCover)
      expect(made.questions.some(({ text, mustCover: must }) => must === true && text.includes(point))).toBe(true)
    expect(made.outline.length).toBeLessThanOrEqual(6)
  })

  it('always fits the schema and never repeats a section', async () => {
    const anyHit = fc.record({
      address: fc.constant('folder:a'),
      title: fc.string({ maxLength: 60 }),
      snippet: fc.string({ maxLength: 300 }),
      provider: fc.constant('folder'),
    })
    const topic = fc.string({ minLength: 1, maxLength: 300 }).filter((text) => /\S/.test(text))
    await fc.assert(
      fc.asyncProperty(topic, fc.integer({ min: 100, max: 5000 }), fc.array(anyHit, { maxLength: 8 }), async (text, words, hits) => {
        const made = await plan({ brief: { topic: text, words }, mode: 'extractive', hits }, none)
        expect(made.questions.length).toBeGreaterThan(0)
        expect(made.outline.every(({ heading }) => heading.length > 0 && heading.length <= 200)).toBe(true)
        expect(new Set(made.outline.map(({ heading }) => heading.toLowerCase())).size).toBe(made.outline.length)
        expect(made.queries.every((query) => query.text.length >= 1 && query.text.length <= 300)).toBe(true)
        expect(made.title.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
    expect([...planSchema.required]).toEqual(['title', 'questions', 'outline', 'acceptance', 'queries'])
  })
})

describe('plan with a model', () => {
  const brief: Brief = { topic: 'lk-99', words: 600, mustCover: ['replication attempts'] }

  it('takes a sound plan, and adds what must be covered', async () => {
    const sections = [
      { heading: 'What was claimed', intent: 'Says it.', words: 100, questions: ['What did the preprints claim?'] },
      { heading: 'What was claimed', intent: 'Again.', words: 100, questions: ['What did they claim?'] },
      { heading: 'How it was made https://evil.example/x', intent: 'Says how.', words: 300, questions: ['How is it made?'] },
    ]
    const voice = {
      kind: 'news',
      angle: 'From the lab bench.',
      takeaway: 'It does not superconduct.',
      perspectives: ['physicists'],
      assumption: '',
    }
    const made = await plan({ brief, mode: 'full', hits: [article] }, modelled({ title: 'The LK-99 affair', ...voice, sections }))
    const { assumption: _nothing, ...taken } = voice
    expect(made).toMatchObject({ title: 'The LK-99 affair', ...taken })
    expect(made).not.toHaveProperty('assumption')
    const asked = await plan(
      { brief: { ...brief, kind: 'how-to' }, mode: 'full', hits: [article] },
      modelled({ title: 'x', ...voice, sections }),
    )
    expect(asked.kind).toBe('how-to')
    expect(made.outline.map(({ heading }) => heading)).toEqual(['What was claimed', 'How it was made', 'replication attempts'])
    expect(made.questions.some(({ text, mustCover }) => mustCover === true && text.includes('replication attempts'))).toBe(true)
    expect(made.outline.reduce((sum, { words }) => sum + words, 0)).toBe(600)
  })

  it('falls back to the template for an answer of no use', async () => {
    const template = await plan({ brief, mode: 'extractive', hits: [article] }, none)
    for (const json of [null, 'None', {}, { title: 'x', sections: [] }, { title: 1, sections: [{ heading: 7 }, null] }]) {
      expect(await plan({ brief, mode: 'full', hits: [article] }, modelled(json))).toEqual(template)
    }
    expect(await plan({ brief, mode: 'full', hits: [article] }, { ...none, model: () => Promise.reject(new Error('500')) })).toEqual(
      template,
    )
  })

  it('lets a spent budget through', async () => {
    const spent = Object.assign(new Error('spent'), { code: 'MODEL_BUDGET_SPENT' })
    await expect(plan({ brief, mode: 'full', hits: [article] }, { ...none, model: () => Promise.reject(spent) })).rejects.toBe(spent)
  })
})
