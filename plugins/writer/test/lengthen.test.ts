import type { Plan, ComposeInput } from '@galley/sdk'
import { describe, expect, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { evidence, hostWith, numberOf } from './scene.ts'

const plan: Plan = {
  title: 'The tower at Cape Morrow',
  kind: 'comparison',
  questions: [{ id: 'q1', text: 'Who kept the lamp?' }],
  outline: [
    { id: 's1', heading: 'The lamp', intent: 'Tells what burned.', questionIds: [], words: 150 },
    { id: 's2', heading: 'Its keepers', intent: 'Tells who kept it.', questionIds: ['q1'], words: 150 },
  ],
  acceptance: [],
  queries: [],
}

const long: ComposeInput = { brief: { topic: plan.title, words: 300 }, mode: 'full', plan, evidence, words: 300, share: {} }

const paragraph = (...sentences: readonly object[]): object => ({ kind: 'paragraph', sentences })

describe('a post that is far too short', () => {
  const lead = { text: 'The tower is more than its lamp.', evidence: [] }
  const close = { text: 'Remember the keepers.', evidence: [] }
  /** A host whose writer writes little, and then adds what `additions` says. */
  const writing = (additions: (number: (word: string) => number) => readonly object[]): ReturnType<typeof hostWith> =>
    hostWith(({ messages, schema }) => {
      const number = (word: string): number => numberOf(messages[1]?.content ?? '', word)
      if (Object.hasOwn(schema?.['properties'] ?? {}, 'additions')) return { json: { additions: additions(number) } }
      const sections = [
        { section: 1, blocks: [paragraph({ text: 'It burned whale oil until 1899.', evidence: [number('whale')] })] },
        { section: 2, blocks: [paragraph({ text: 'Ada Finch kept it from 1902.', evidence: [number('Finch')] }), paragraph(close)] },
      ]
      return { json: { lead: [lead], sections } }
    })
  const added = (after: number, text: string, ...numbers: number[]): object => ({ after, ...paragraph({ text, evidence: numbers }) })

  test('is asked once for the blocks that it lacks, each behind one of its section and none behind the close', async () => {
    const host = writing((number) => [
      added(2, 'Electric light came in 1931.', number('Electric')),
      added(4, 'Tom Reed left the tower in May 1988.', number('Reed')),
      added(1, 'This stands in no section.'),
      added(40, 'This stands behind no block.'),
    ])
    const { blocks } = await compose(long, host)
    expect(blocks.map(({ text }) => text.replaceAll(/\[\[c:\w+\]\]/g, ''))).toEqual([
      lead.text,
      'The lamp',
      'It burned whale oil until 1899.',
      'Electric light came in 1931.',
      'Its keepers',
      'Ada Finch kept it from 1902.',
      'Tom Reed left the tower in May 1988.',
      close.text,
    ])
    expect(host.asked).toHaveLength(2)
  })

  test('tells which sections lack how many words, what they say and what nothing cites yet', async () => {
    const host = writing(() => [])
    await compose(long, host)
    const prompt = host.asked[1]?.messages[1]?.content ?? ''
    expect(prompt).toMatch(/the post has 22 of 296 words; write about 68 more, some 5 sentences/)
    expect(prompt).toMatch(
      /## Its keepers \(lacks about \d+ words\): Who kept the lamp\?\nBlock 3 \(paragraph\): Ada Finch kept it from 1902\./,
    )
    expect(prompt).toContain('Tom Reed')
    expect(prompt).not.toContain('29 volumes')
  })

  test('does not become too long by it, and stays as it is where nothing of use comes', async () => {
    const endless = 'Tom Reed left the tower in May 1988. '.repeat(50)
    const texts = async (additions: readonly object[]): Promise<number> =>
      (
        await compose(
          long,
          writing(() => additions),
        )
      ).blocks.length
    const before = await texts([])
    expect(before).toBe(6)
    expect(await texts([added(2, endless)])).toBe(before)
    expect(await texts([{ after: 'two', kind: 'paragraph' }])).toBe(before)
  })

  test('is left to the rounds where few words are missing, and alone where all evidence is cited', async () => {
    const near = writing(() => [])
    await compose({ ...long, words: 100 }, near)
    expect(near.asked).toHaveLength(1)
    const spent = writing(() => [])
    const cited = evidence.filter(({ quote }) => /whale|Finch/.test(quote))
    await compose({ ...long, evidence: cited }, spent)
    expect(spent.asked).toHaveLength(1)
  })
})
