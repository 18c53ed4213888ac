import { createTestHost } from '@galley/sdk/testing'
import type { Plan, ResearchInput } from '@galley/sdk'
import { describe, expect, test } from 'vitest'
import { research } from '../src/research.ts'

const pages: Readonly<Record<string, string>> = {
  samples: `# Samples\n\n## Impurities\n\nTwo groups found copper sulfide in the pellets. It jumps in resistance near 104 °C.\n\n## Weather\n\n${'It rained on the laboratory in Seoul again. '.repeat(30)}${Array.from({ length: 12 }, (_, at) => `On day ${at + 1} the laboratory in Seoul stayed dry.`).join(' ')}\n\n## Staff\n\nProfessor Lee led the laboratory in those years.\n\n## Rooms\n\nThey worked in two rooms of the old building.`,
  story: '# Story\n\nThe preprints appeared on 22 July 2023. Reporters called it the find of the century.',
}

const plan: Plan = {
  title: 'LK-99',
  questions: [
    { id: 'q1', text: 'When did the preprints appear?' },
    { id: 'q2', text: 'Why did it look like a superconductor?' },
  ],
  outline: [{ id: 's1', heading: 'Story', intent: '', questionIds: ['q1', 'q2'], words: 100 }],
  acceptance: [],
  queries: [{ id: 'k1', text: 'LK-99', questionIds: ['q1', 'q2'] }],
}
const input = (whole: number, more: Partial<ResearchInput> = {}): ResearchInput => ({
  brief: { topic: 'LK-99', words: 100 },
  mode: 'full',
  plan,
  questionIds: ['q1', 'q2'],
  gaps: [],
  limits: { queries: 10, pages: 10, quotes: 20, whole },
  ...more,
})

/** A host with both pages, whose model answers so; `prompts` are what it was shown. */
function hostOf(answer: (prompt: string) => unknown = () => null) {
  const prompts: string[] = []
  const { host } = createTestHost({
    search: () => Object.keys(pages).map((title) => ({ address: `folder:${title}`, title, snippet: '', provider: 'folder' })),
    read: Object.fromEntries(Object.entries(pages).map(([title, text]) => [`folder:${title}`, { title, text }])),
    model: ({ messages }) => {
      const prompt = messages.map(({ content }) => content).join('\n')
      prompts.push(prompt)
      return { json: answer(prompt) }
    },
  })
  return { host, prompts }
}

describe('pages that a writer can be shown whole', () => {
  test('give every sentence once, each by itself, and no model is asked', async () => {
    const { host, prompts } = hostOf()
    const { quotes, whole = [], gaps } = await research(input(24_000), host)
    expect(prompts).toEqual([])
    expect(whole).toHaveLength(2)
    expect(gaps).toEqual([])
    const texts = quotes.map(({ quote }) => quote)
    expect(texts).toContain('It jumps in resistance near 104 °C.')
    expect(texts.filter((text) => text.startsWith('It rained'))).toHaveLength(1)
    expect(quotes.find(({ quote }) => quote.includes('22 July'))?.questionIds).toContain('q1')
  })

  test('are not looked through again for a gap', async () => {
    const first = hostOf()
    const { whole = [] } = await research(input(24_000), first.host)
    const { host, prompts } = hostOf(() => ({ picks: [] }))
    const gap = { questionId: 'q2', query: 'copper sulfide', why: 'The editor asks.' }
    const { quotes } = await research(input(24_000, { gaps: [gap], whole }), host)
    expect([prompts, quotes]).toEqual([[], []])
  })
})

describe('pages that are too long for it', () => {
  test('are chosen from by their headings, and of a chosen part every sentence is given', async () => {
    const { host, prompts } = hostOf((prompt) => {
      const [, number] = /^\[(\d+)\] Samples \/ Impurities|^\[(\d+)\] Impurities/m.exec(prompt) ?? []
      return {
        parts: [
          { part: Number(number ?? 1), questions: [2] },
          { part: 99, questions: [1] },
        ],
      }
    })
    const { quotes, whole } = await research(input(200), host)
    expect(prompts).toHaveLength(1)
    expect(prompts[0]).toMatch(/Weather: It rained on the laboratory.*\(\d+ words\)/)
    expect(prompts[0]).toMatch(/\] (?:Samples|…) \/ Staff; Rooms \(\d+ words\)/)
    expect(prompts[0]).not.toContain('104 °C')
    expect(quotes.map(({ quote, questionIds }) => [quote, questionIds])).toEqual([
      ['Two groups found copper sulfide in the pellets.', ['q2']],
      ['It jumps in resistance near 104 °C.', ['q2']],
    ])
    expect(whole).toEqual([])
  })

  test('give of each question the part that is first named for it, before any other', async () => {
    const { host } = hostOf(() => ({
      parts: [
        { part: 2, questions: [2] },
        { part: 4, questions: [2] },
        { part: 1, questions: [1] },
      ],
    }))
    const { quotes } = await research(input(300), host)
    expect([...new Set(quotes.map(({ sourceId }) => sourceId))]).toHaveLength(2)
    expect(quotes.some(({ quote }) => quote.startsWith('Professor Lee'))).toBe(false)
  })

  test('are picked from sentence by sentence where the choice is of no use', async () => {
    const { host, prompts } = hostOf((prompt) => (prompt.includes('<parts>') ? 'None' : { picks: [{ sentences: '1', questions: [1, 2] }] }))
    const { quotes, whole } = await research(input(200), host)
    expect(prompts).toHaveLength(2)
    expect(quotes).toHaveLength(1)
    expect(whole).toBeUndefined()
  })
})
