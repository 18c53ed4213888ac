import type { Block, Host, ModelAnswer, Plan, ReviewInput } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { compare } from '../src/compare.ts'
import { review } from '../src/review.ts'

const plan: Plan = {
  title: 'The tower',
  questions: [{ id: 'q1', text: 'What are the key aspects of keepers of the tower?', mustCover: true }],
  outline: [{ id: 's1', heading: 'Keepers', intent: '', questionIds: ['q1'], words: 26 }],
  acceptance: [
    { id: 'a1', check: 'Covers keepers of the tower', weight: 2, point: 'keepers of the tower' },
    { id: 'a2', check: 'The section “Keepers” is written in about 26 words', weight: 1, sectionId: 's1' },
  ],
  queries: [],
}
const blocks: readonly Block[] = [
  { id: 'b1', sectionId: 's1', kind: 'heading', text: 'Keepers', claims: [] },
  {
    id: 'b2',
    sectionId: 's1',
    kind: 'paragraph',
    text: '“Ada Finch kept the lamp of the tower from 1902 until 1931.” [[c:c1]] “Tom Reed was the last of the keepers and left in May 1988.” [[c:c2]]',
    claims: ['c1', 'c2'],
  },
]
const input: ReviewInput = {
  brief: { topic: 'The tower', words: 26, mustCover: ['keepers of the tower'] },
  mode: 'extractive',
  plan,
  blocks,
  verdicts: [],
  length: { now: 26, wanted: 26, left: 3 },
  unused: [],
}
const host = (json?: unknown): Host => ({
  signal: new AbortController().signal,
  log: () => undefined,
  progress: () => undefined,
  ...(json === undefined
    ? {}
    : {
        model: () =>
          json instanceof Error
            ? Promise.reject(json)
            : Promise.resolve({ text: '', json, finish: 'stop', usage: { promptTokens: 1, completionTokens: 1 } } satisfies ModelAnswer),
      }),
})

describe('review without a model', () => {
  it('passes a sound draft', async () => {
    expect(await review(input, host())).toMatchObject({
      issues: [],
      acceptance: [
        { id: 'a1', pass: true },
        { id: 'a2', pass: true },
      ],
    })
  })

  it('locates what is missing at text that is there', async () => {
    const brief = { ...input.brief, words: 300, mustCover: ['price of lamp oil'] }
    const { issues } = await review({ ...input, brief, plan: { ...plan, outline: [{ ...plan.outline[0]!, words: 300 }] } }, host())
    expect(issues.map(({ type, severity, instruction }) => [type, severity, instruction.slice(0, 40)])).toEqual([
      ['missing-coverage', 3, 'Cover this point: price of lamp oil'],
    ])
    for (const { blockId, span } of issues) expect(blocks.find(({ id }) => id === blockId)?.text).toContain(span)
  })

  it('fails the check of a section that is not written', async () => {
    const { acceptance } = await review({ ...input, blocks: blocks.slice(0, 1) }, host())
    expect(acceptance.map(({ pass }) => pass)).toEqual([false, false])
  })
})

describe('review with a model', () => {
  const full: ReviewInput = { ...input, mode: 'full' }
  const issue = { block: 2, span: 'Tom Reed was the last', type: 'unclear', severity: 2, instruction: 'Say who he was.' }

  it('takes located issues of known types only', async () => {
    const answer = {
      issues: [
        issue,
        { ...issue, span: 'words that stand nowhere' },
        { ...issue, block: 9 },
        { ...issue, type: 'praise' },
        { ...issue, type: 'unsupported' },
        { ...issue, severity: 7 },
      ],
    }
    expect((await review(full, host(answer))).issues).toEqual([
      { blockId: 'b2', span: 'Tom Reed was the last', type: 'unclear', severity: 2, instruction: 'Say who he was.' },
    ])
  })

  it('shows the plan, the words that are left and what is unused, and may ask for evidence', async () => {
    const prompts: string[] = []
    const needs = { ...issue, type: 'needs-evidence', instruction: 'Find who paid the keepers.' }
    const own: Host = {
      ...host(),
      model: ({ messages }) => {
        prompts.push(messages.map(({ content }) => content).join('\n'))
        return Promise.resolve({
          text: '',
          json: { issues: [issue, { ...needs, severity: 3 }] },
          finish: 'stop',
          usage: { promptTokens: 1, completionTokens: 1 },
        })
      },
    }
    const unused = [
      {
        id: 'e9',
        sourceId: 's',
        title: 'Pay books',
        headings: ['1931'],
        quote: 'The board paid 90 pounds a year.',
        start: 0,
        questionIds: [],
      },
    ]
    const { issues } = await review({ ...full, length: { now: 26, wanted: 30, left: 8 }, unused }, own)
    expect(issues.map(({ type }) => type)).toEqual(['needs-evidence', 'unclear'])
    for (const part of ['25 words of 29; 8 may come in', 'What are the key aspects', '# Pay books\n- 1931: The board paid 90 pounds'])
      expect(prompts[0]).toContain(part)
    expect(prompts[0]).not.toContain('1 could be better')
    const long = {
      ...blocks[1]!,
      id: 'b3',
      sectionId: 's2',
      text: `Ada Finch kept the lamp. ${'She trimmed it. '.repeat(20)}Tom Reed left.`,
    }
    await review({ ...full, blocks: [...blocks, long], readBefore: ['s2'] }, own)
    expect(prompts.at(-1)).toMatch(/\[2\] paragraph: “Ada Finch kept .* in May 1988\.”/)
    expect(prompts.at(-1)).toMatch(/\[3\] paragraph, read before: Ada Finch kept the lamp\..{0,60} … .{0,60}Tom Reed left\./)
    const closed = [{ blockId: 'b2', span: 'Ada Finch', type: 'tone', severity: 2, instruction: 'Warmer.' }] as const
    await review({ ...full, unused, closed }, own)
    expect(prompts.at(-1)).toMatch(/do not raise it again:\n- “Ada Finch”: Warmer\./)
    for (const [left, words] of [
      [0, 'none may come in'],
      [-4, '4 are too many'],
    ] as const) {
      await review({ ...full, length: { now: 26, wanted: 30, left } }, own)
      expect(prompts.at(-1)).toContain(words)
    }
  })

  it('cuts an instruction at 40 words and issues at eight', async () => {
    const many = Array.from({ length: 20 }, () => ({ ...issue, instruction: 'again '.repeat(80) }))
    const { issues } = await review(full, host({ issues: many }))
    expect(issues).toHaveLength(1)
    expect(issues[0]?.instruction.split(' ')).toHaveLength(40)
  })

  it.each([null, 'None', {}, { issues: 'fine!' }, new Error('500')])('survives %s', async (json) => {
    expect((await review(full, host(json))).issues).toEqual([])
  })
})

describe('compare', () => {
  const texts = { brief: input.brief, title: 'The tower', first: 'The lamp burned oil.', second: 'The lamp burned <b>.' }

  it('says what the model says, and neither where it says nothing of use or there is none', async () => {
    expect(await compare({ ...texts, mode: 'full' }, host({ better: 'second' }))).toEqual({ better: 'second' })
    for (const json of [null, {}, { better: 'both' }, new Error('500')])
      expect(await compare({ ...texts, mode: 'full' }, host(json))).toEqual({ better: 'neither' })
    expect(await compare({ ...texts, mode: 'extractive' }, host({ better: 'first' }))).toEqual({ better: 'neither' })
  })
})
