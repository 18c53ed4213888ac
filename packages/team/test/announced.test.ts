import { stripTokens } from '@galley/evidence'
import type { Agents, WrittenBlock } from '@galley/sdk'
import { expect, test } from 'vitest'
import { runScripted as run, world } from './run-scripted.ts'
import { sha256 } from './world.ts'

const facts = world.sentencesOf('src-1')
const asList = (sentences: readonly string[], evidenceIds: readonly string[]): WrittenBlock => ({
  kind: 'list',
  text: sentences.map((sentence, at) => `${at + 1}. ${sentence} [[c:x${at}]]`).join('\n'),
  claims: sentences.map((_, at) => ({ id: `x${at}`, kind: 'fact' as const, evidenceIds: [evidenceIds[at] ?? ''] })),
})

/** Writes a paragraph, then a list of facts in the first section, and nothing else but plain facts. */
const writing =
  (lead: string, sentences: readonly string[]): Agents['write'] =>
  async ({ evidence, section }) => ({
    blocks:
      section.id === 's1'
        ? [
            { kind: 'paragraph', text: lead, claims: [] },
            asList(
              sentences,
              evidence.map(({ id }) => id),
            ),
          ]
        : evidence.slice(0, 3).map((one) => ({
            kind: 'paragraph' as const,
            text: `${one.quote} [[c:x]]`,
            claims: [{ id: 'x', kind: 'fact' as const, evidenceIds: [one.id] }],
          })),
    rejected: [],
  })
const textOf = (blocks: readonly { readonly text: string }[]): readonly string[] => blocks.map(({ text }) => stripTokens(text).trim())
const falsified = facts.slice(0, 3).map((fact, at) => (at === 1 ? fact.replace(/in \d+/, 'in 1492') : fact))

test('what announces a list counts the items that are left, and the steps are numbered on', async () => {
  const { draft } = await run({ write: writing('Three works come first. Three dates say so:', falsified) }, { brief: { rounds: 0 } })
  const text = textOf(draft.best.blocks)
  expect(text[1]).toBe('Three works come first. Two dates say so:')
  expect(text[2]).toMatch(/^1\. The bridge .*\n2\. The lighthouse .*$/)
})

test('a sentence that led to a list goes with it', async () => {
  const { draft } = await run({ write: writing('It is plain. One date says so:', falsified.slice(1, 2)) }, { brief: { rounds: 0 } })
  expect(textOf(draft.best.blocks).slice(0, 3)).toEqual(['Aldermoor', 'It is plain.', 'Brackwater'])
})

/** An editor that wishes one more item, and a writer that adds it and forgets what stands above it. */
const wishing: Pick<Agents, 'review' | 'patch' | 'compare'> = {
  review: async ({ blocks }) => {
    const list = blocks.find(({ kind }) => kind === 'list')
    const span = stripTokens(list?.text.split('\n')[0] ?? '').trim()
    return { issues: [{ blockId: list?.id ?? '', span, type: 'missing-coverage', severity: 2, instruction: 'Add one.' }], acceptance: [] }
  },
  patch: async ({ blocks, issues, evidence }) => ({
    patches: blocks.flatMap(({ block }) => {
      if (block.kind !== 'list') return []
      const { text, claims } = asList(
        facts.slice(0, 4),
        facts.map((fact) => evidence.find(({ quote }) => quote === fact)?.id ?? ''),
      )
      return [
        { blockId: block.id, baseHash: sha256(block.text), op: 'replace' as const, text, claims, resolves: issues.map(({ id }) => id) },
      ]
    }),
  }),
  compare: async ({ first }) => ({ better: first.includes(facts[3] ?? '') ? 'first' : 'second' }),
}

test('what a round adds to a list is counted where the list is announced', async () => {
  const { draft } = await run({ write: writing('Three dates say so:', facts.slice(0, 3)), ...wishing }, { brief: { rounds: 1 } })
  expect(textOf(draft.best.blocks)[1]).toBe('Four dates say so:')
  expect(draft.rounds[0]?.accepted).toBe(true)
})

test('a writer that announced another number than it lists is asked to mend it, and no editor has to prefer that', async () => {
  const asked: string[] = []
  const { draft } = await run(
    {
      write: writing('Five dates say so:', facts.slice(0, 3)),
      patch: async ({ blocks, issues }) => {
        asked.push(...issues.map(({ span, instruction }) => `${span} ${instruction}`))
        return {
          patches: blocks.flatMap(({ block }) =>
            block.text === 'Five dates say so:'
              ? [
                  {
                    blockId: block.id,
                    baseHash: sha256(block.text),
                    op: 'replace' as const,
                    text: 'Three dates say so:',
                    claims: [],
                    resolves: issues.map(({ id }) => id),
                  },
                ]
              : [],
          ),
        }
      },
    },
    { brief: { rounds: 1 } },
  )
  expect(asked).toContain('Five dates say so: It announces Five, and 3 come: make both agree.')
  expect(textOf(draft.best.blocks)[1]).toBe('Three dates say so:')
})
