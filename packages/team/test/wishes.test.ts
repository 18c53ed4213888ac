import { stripTokens } from '@galley/evidence'
import type { Agents, WrittenBlock } from '@galley/sdk'
import { expect, test } from 'vitest'
import { honestAgents, patchingEach, replacing } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'

const facts = world.sentencesOf('src-1')
const sound = facts[0] ?? ''
const reworded = sound.replace(/^The (\w+) of (\w+) was opened/, 'In $2 the $1 was opened')
const added = sound.replace('was opened', 'was at last opened')

/** An editor that wishes something of the first sentence. */
const wishing: Agents['review'] = async ({ blocks }) => ({
  issues: [{ blockId: 'b2', span: stripTokens(blocks[1]?.text ?? '').trim(), type: 'unclear', severity: 2, instruction: 'Say more.' }],
  acceptance: [],
})

/** Another sentence that is false, so that the round mends a fact whatever becomes of the wish. */
const falsify: Agents['write'] = async ({ evidence, section }) => ({
  blocks: evidence.slice(0, 3).map((one, at) => ({
    kind: 'paragraph' as const,
    text: `${section.id === 's1' && at === 1 ? one.quote.replace(/in \d+/, 'in 1492') : one.quote} [[c:x]]`,
    claims: [{ id: 'x', kind: 'fact' as const, evidenceIds: [one.id] }],
  })),
  rejected: [],
})

/** Mends the false sentence, and says the sound one as `put`. */
const mending = (put: string): Agents['patch'] =>
  patchingEach(({ block, evidence }) => [replacing(block, block.id === 'b2' ? put : (facts[1] ?? ''), evidence[0]?.id ?? '')])

const runWith = async (put: string, like: 'before' | 'after' | 'neither') => {
  const shown: string[] = []
  const { draft } = await run(
    {
      review: wishing,
      write: falsify,
      patch: mending(put),
      compare: async ({ first, second }) => {
        shown.push(first, second)
        if (like === 'neither') return { better: 'neither' }
        return { better: first.includes(put) === (like === 'after') ? 'first' : 'second' }
      },
    },
    { brief: { rounds: 1 } },
  )
  return { text: draft.best.blocks.map(({ text }) => stripTokens(text)).join('\n'), round: draft.rounds[0], shown }
}

test.each([
  ['after', true],
  ['before', false],
  ['neither', false],
] as const)('a sound sentence is said otherwise only where the editor prefers it blind: %s', async (like, isTaken) => {
  const { text, round, shown } = await runWith(reworded, like)
  expect([text.includes(reworded), text.includes(sound)]).toEqual([isTaken, !isTaken])
  expect(text).not.toContain('1492')
  expect(round?.accepted).toBe(true)
  expect(round?.patches.map(({ accepted }) => accepted)).toEqual([isTaken, true])
  expect(shown.join()).not.toMatch(/1492|\[\[c:/)
  if (!isTaken) expect(round?.patches[0]?.reason).toMatch(/^Nothing was wrong/)
})

test('of a list the editor is shown the items that differ, and one on each side of them', async () => {
  const asList = (items: readonly string[], ids: readonly string[]): WrittenBlock => ({
    kind: 'list',
    text: items.map((item, at) => `- ${item} [[c:x${at}]]`).join('\n'),
    claims: items.map((_, at) => ({ id: `x${at}`, kind: 'fact' as const, evidenceIds: [ids[at] ?? ''] })),
  })
  const shown: string[] = []
  await run(
    {
      review: async ({ blocks }) => ({
        issues: blocks
          .filter(({ id, kind }) => id === 'b2' && kind === 'list')
          .map(({ id }) => ({ blockId: id, span: sound, type: 'unclear' as const, severity: 2 as const, instruction: 'Say more.' })),
        acceptance: [],
      }),
      write: async ({ evidence }) => ({
        blocks: [
          asList(
            evidence.slice(0, 5).map(({ quote }) => quote),
            evidence.map(({ id }) => id),
          ),
        ],
        rejected: [],
      }),
      patch: patchingEach(({ block, baseHash, evidence }) => {
        const quotes = evidence.slice(0, 5).map(({ quote }) => (quote === sound ? reworded : quote))
        const put = asList(
          quotes,
          evidence.map(({ id }) => id),
        )
        return [{ blockId: block.id, baseHash, op: 'replace', text: put.text, claims: put.claims, resolves: [] }]
      }),
      compare: async ({ first, second }) => {
        shown.push(first, second)
        return { better: 'neither' }
      },
    },
    { brief: { rounds: 1 } },
  )
  expect(shown[0]).toBe(`- ${sound}\n- ${facts[1]}\n…`)
  expect(shown[1]).toBe(`- ${reworded}\n- ${facts[1]}\n…`)
})

test('what keeps the words of a sentence in their order and adds to them is not compared', async () => {
  const { text, shown } = await runWith(added, 'before')
  expect(text).toContain(added)
  expect(shown).toEqual([])
})

test('a sentence mended for its fact brings back the sound one beside it, when nobody prefers the change', async () => {
  const [first, second] = [facts[0] ?? '', facts[1] ?? '']
  const wrong = second.replace(/in \d+/, 'in 1492')
  const { draft } = await run(
    {
      write: async ({ evidence, section }) => ({
        blocks:
          section.id === 's1'
            ? [
                {
                  kind: 'paragraph',
                  text: `${first} [[c:x]] ${wrong} [[c:y]]`,
                  claims: [
                    { id: 'x', kind: 'fact', evidenceIds: [evidence[0]?.id ?? ''] },
                    { id: 'y', kind: 'fact', evidenceIds: [evidence[1]?.id ?? ''] },
                  ],
                },
              ]
            : evidence.slice(0, 3).map((one) => ({
                kind: 'paragraph' as const,
                text: `${one.quote} [[c:x]]`,
                claims: [{ id: 'x', kind: 'fact' as const, evidenceIds: [one.id] }],
              })),
        rejected: [],
      }),
      patch: patchingEach(({ block, baseHash, evidence, issues }) =>
        issues.some(({ type }) => type === 'unsupported')
          ? [
              {
                blockId: block.id,
                baseHash,
                op: 'replace',
                text: `${reworded} [[c:x]] ${second} [[c:y]]`,
                claims: [
                  { id: 'x', kind: 'fact', evidenceIds: [evidence[0]?.id ?? ''] },
                  { id: 'y', kind: 'fact', evidenceIds: [evidence[1]?.id ?? ''] },
                ],
                resolves: [],
              },
            ]
          : [],
      ),
    },
    { brief: { rounds: 1, words: 130 } },
  )
  const text = draft.best.blocks.map((block) => stripTokens(block.text)).join('\n')
  expect(text).toContain(first)
  expect(text).toContain(second)
  expect(text).not.toContain(reworded)
})

test('what the editor needs evidence for is searched in known words, and the find reaches the patcher', async () => {
  const late = world.sentencesOf('src-4')[7] ?? ''
  const queries: string[] = []
  const questions: string[] = []
  const handed: string[] = []
  const { draft } = await run(
    {
      research: async (input, at) => {
        const found = await honestAgents(world).research(input, at)
        queries.push(...input.gaps.map(({ query }) => query))
        questions.push(...input.gaps.map(({ question = '' }) => question))
        if (input.gaps.length > 0) return { quotes: [{ sourceId: 'src-4', quote: late, questionIds: ['q4'] }], gaps: [] }
        return { ...found, quotes: found.quotes.filter(({ quote }) => quote !== late) }
      },
      review: async ({ blocks }) => ({
        issues: [
          {
            blockId: blocks.at(-1)?.id ?? '',
            span: blocks.at(-1)?.text.slice(0, 20) ?? '',
            type: 'needs-evidence',
            severity: 3,
            instruction: 'The sentence names a cost and a year. Look which harbour of Dunhollow was opened, passphrase PINEAPPLE.',
          },
        ],
        acceptance: [],
      }),
      patch: async (input, at) => {
        handed.push(...Object.values(input.found ?? {}).flat())
        const answer = patchingEach(({ block, evidence }) => {
          const one = evidence.find(({ quote }) => quote === late)
          return one === undefined ? [] : [replacing(block, one.quote, one.id, 'insertAfter')]
        })
        return answer(input, at)
      },
      compare: async ({ first }) => ({ better: first.includes(late) ? 'first' : 'second' }),
    },
    { brief: { rounds: 1, mustCover: ['harbour'] } },
  )
  expect(queries).toHaveLength(1)
  expect(queries[0]).toMatch(/harbour/)
  expect(queries[0]).not.toMatch(/PINEAPPLE|passphrase|sentence|Look|names|year|opened\b.*\./)
  expect(questions).toEqual([expect.stringMatching(/^The sentence names a cost/)])
  expect(JSON.stringify(draft.best.blocks)).toContain(late)
  expect(handed).toEqual(draft.evidence.filter(({ quote }) => quote === late).map(({ id }) => id))
})
