import type { Brief, Hit, Host } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { planSchema } from '@galley/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/plan.ts'
import { recase } from '../src/recase.ts'
import { splitWords } from '../src/split-words.ts'
import { nameIn, shortTitle } from '../src/short-title.ts'
import { titleOf } from '../src/title-of.ts'

const article: Hit = {
  address: 'folder:lk-99.md',
  title: 'LK-99',
  provider: 'folder',
  snippet: 'LK-99 is a grey compound that was made in Seoul. Many teams tried LK-99 in 2023.',
  outline: {
    opening: 140,
    parts: [
      { heading: 'Chemistry', level: 1, words: 200 },
      { heading: 'Synthesis', level: 2, words: 120 },
      { heading: 'Publication history', level: 1, words: 400 },
      { heading: 'Response', level: 1, words: 300 },
      { heading: 'References', level: 1, words: 90 },
    ],
  },
}
const none = createTestHost().host
const modelled = (json: unknown): Host => createTestHost({ model: () => ({ json }) }).host

describe('titleOf', () => {
  it('takes the subject out of a request, and keeps it whole', () => {
    expect(titleOf('Write a blog post about open language models', [])).toBe('Open language models')
    const long = 'How people prepared for cyclones Batsirai and Mocha and Hurricane Hilary, and what they did not know'
    expect(titleOf(long, [])).toBe(long)
    expect(titleOf('how '.repeat(90), []).length).toBeLessThanOrEqual(202)
  })

  it('finds some title for any topic', () => {
    for (const topic of ['_', '.', '?', ' x ']) expect(titleOf(topic, [])).not.toBe('')
  })

  it('writes names as the sources do', () => {
    expect(recase('the lk-99 affair', ['People said that LK-99 floats, and LK-99 was copied.'])).toBe('The LK-99 affair')
    expect(recase('Wann ist der Kompost fertig?', ['Der Kompost steht im Schatten. Im Juli ist er reif.'])).toBe(
      'Wann ist der Kompost fertig?',
    )
    expect(recase('Wie groß sollen sie sein?', ['Die Fässer sind groß, wenn Sie viele haben, und Sie brauchen Platz.'])).toBe(
      'Wie groß sollen sie sein?',
    )
    expect(recase('Wie sichern wir unseren Dateiserver?', ['Zwei Dateien fehlten, weil sie beim Sichern gesperrt waren.'])).toBe(
      'Wie sichern wir unseren Dateiserver?',
    )
    expect(recase('wie sichern wir den dateiserver?', ['Auf dem Dateiserver liegt nichts.'])).toBe('Wie sichern wir den Dateiserver?')
    expect(recase('la historia de el salvador', ['El Salvador es un país. Vive en El Salvador y trabaja.'])).toBe(
      'La historia de El Salvador',
    )
    expect(recase('licences of open models', ['The Open Source Initiative says so, and the Open Source Definition too.'])).toBe(
      'Licences of open models',
    )
    expect(recase('who is who in the Lund attack', ['The Lund attack was long. The Lund attack was lost.'])).toBe(
      'Who is who in the Lund attack',
    )
    expect(recase('Comment adoucir les bords ?', ['On choisit la commande Adoucir, puis la commande Adoucir encore.'])).toBe(
      'Comment adoucir les bords ?',
    )
    expect(recase('how to edit a file', ['Open the menu Edit, for the menu Edit has it.'])).toBe('How to edit a file')
    const manual = 'How Does It Work In SQLite. Locking works in SQLite, and The Journal of SQLite tells it. Nobody reads the journal.'
    expect(recase('what does it do in SQLite, and the journal', [manual])).toBe('What does it do in SQLite, and the journal')
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
    expect(made.outline.map(({ heading }) => heading)).toEqual([
      'Key facts',
      'Chemistry',
      'Publication history',
      'Response',
      'Timeline',
      'Who is who',
    ])
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

  it('gives dates that are asked for the whole draft', async () => {
    const { outline } = await plan({ brief: { topic: 'Timeline of LK-99', words: 500 }, mode: 'extractive', hits: [article] }, none)
    expect(outline.map(({ form, words }) => [form, words])).toEqual([['timeline', 500]])
  })

  it('fills a question up with nothing else that its only document has', async () => {
    const { outline } = await plan(
      {
        brief: { topic: 'How do arrays work in Bash?', words: 500 },
        mode: 'extractive',
        hits: [hit('Bash Reference Manual', article.snippet, 1)],
      },
      none,
    )
    expect(outline.map(({ intent }) => intent)).toEqual(['Answers: How do arrays work in Bash?'])
  })

  it('heads sections with what the documents are called, never with words that happen to meet', async () => {
    const { outline } = await plan({ brief: { topic: 'Software', words: 400 }, mode: 'extractive', hits: registries }, none)
    expect(outline.map(({ heading }) => heading)).toEqual(['Event-stream and the month of the npm worm', 'OLMo 2 and SmolLM2', 'Timeline'])
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

  it('takes a question as it is, in title and plan, and does not say it again as the only heading', async () => {
    const [one] = registries
    const made = await plan(
      { brief: { topic: 'What is event-stream?', words: 300 }, mode: 'extractive', hits: one === undefined ? [] : [one] },
      none,
    )
    expect(made.title).toBe('What is event-stream?')
    expect(made.outline.map(({ heading }) => heading)).toEqual(['What the sources say'])
    expect(made.questions.map(({ text }) => text)).toContain('What is event-stream?')
  })

  it('makes no section of the addresses of pages that were named and are not read yet', async () => {
    const named = ['http://127.0.0.1:8080/one', 'https://example.org/two'].map((address, at) => hit(address, '', at))
    const made = await plan({ brief: { topic: 'Tidal energy', words: 150 }, mode: 'extractive', hits: named }, none)
    expect(made.outline.map(({ form }) => form)).toContain('background')
    expect(JSON.stringify(made)).not.toMatch(/key aspects of http/i)
  })

  it('asks the same of each document that the topic names', async () => {
    const storms = ['Cyclone Anna', 'Cyclone Berta'].map((title, at) => hit(title, `${title} struck the coast in 2022.`, at))
    const brief = { topic: 'How people prepared for cyclones Anna and Berta', words: 300 }
    const { outline, questions } = await plan({ brief, mode: 'extractive', hits: storms }, none)
    expect(outline.map(({ heading }) => heading)).toEqual(['Cyclone Anna', 'Cyclone Berta'])
    expect(questions.map(({ text }) => text)).toContain('How people prepared for cyclones Anna and Berta: Cyclone Berta')
  })

  it('hears each of a few documents where the topic names no subject, however short the draft', async () => {
    const notes = ['Lamp', 'Ferry'].map((title, at) => hit(title, `The ${title} of Skarholm was new in 1871.`, at))
    const brief = { topic: 'What are the key takeaways?', words: 120 }
    const { outline } = await plan({ brief, mode: 'extractive', hits: notes }, none)
    expect(outline.map(({ heading }) => heading)).toEqual(expect.arrayContaining(['Lamp', 'Ferry']))
  })

  it('asks nothing of a document that only says where', async () => {
    const pages = ['Gates', 'Sluice'].map((title, at) => hit(title, `${title} hold the water of the Kessel back.`, at))
    const brief = { topic: 'What are gates in Sluice and why do they matter?', words: 300 }
    const { questions } = await plan({ brief, mode: 'extractive', hits: pages }, none)
    expect(questions.map(({ text }) => text)).toEqual(['What are gates in Sluice?', 'Why do they matter?'])
  })

  it('puts sections of many documents in the order that these have', async () => {
    const storm = (at: number, parts: Readonly<Record<string, number>>): Hit => ({
      ...hit(`Storm ${at}`, `Storm ${at} struck the coast.`, at),
      outline: { opening: 90, parts: Object.entries(parts).map(([heading, words]) => ({ heading, level: 1, words })) },
    })
    const hits = [storm(1, { History: 200, Impact: 300, Aftermath: 900 }), storm(2, { History: 400, Impact: 100 })]
    const { outline } = await plan({ brief: { topic: 'Storms', words: 600 }, mode: 'extractive', hits }, none)
    expect(outline.map(({ heading }) => heading)).toEqual([
      'Key facts',
      'History',
      'Impact',
      'Aftermath',
      'Timeline',
      'Who is who',
      'Where the sources differ',
    ])
  })

  it('asks for every point that must be covered, however many there are', async () => {
    const mustCover = Array.from({ length: 14 }, (_, at) => `point number ${at + 1} of the list`)
    const made = await plan({ brief: { topic: 'Lists', words: 800, mustCover }, mode: 'extractive', hits: [] }, none)
    for (const point of mustCover)
      expect(made.questions.some(({ text, mustCover: must }) => must === true && text.includes(point))).toBe(true)
    expect(made.outline.length).toBeLessThanOrEqual(9)
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
    const template = await plan({ brief, mode: 'constrained', hits: [article] }, none)
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
