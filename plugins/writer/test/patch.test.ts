import { citationTokens } from '@galley/evidence'
import type { Block, Claim, Issue, PatchInput } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { patch } from '../src/patch.ts'
import { evidence, hostWith } from './scene.ts'

const block: Block = {
  id: 'b2',
  sectionId: 's1',
  kind: 'paragraph',
  text: 'The tower was built in 1871.[[c:c1]] It was painted green in 1955.[[c:c2]]',
  claims: ['c1', 'c2'],
}
const claims: readonly Claim[] = [
  { id: 'c1', text: 'The tower was built in 1871.', kind: 'number', evidenceIds: ['e1'] },
  { id: 'c2', text: 'It was painted green in 1955.', kind: 'number', evidenceIds: ['e2'] },
]
const input: PatchInput = {
  brief: { topic: 'The tower at Cape Morrow' },
  mode: 'extractive',
  title: 'The tower at Cape Morrow',
  sections: [{ id: 's1', heading: 'Overview', intent: 'Says what matters.' }],
  blocks: [{ block, baseHash: 'a'.repeat(64), claims }],
  room: 40,
  issues: [],
  verdicts: [{ claimId: 'c2', verdict: 'unsupported', tier: 'lexical', score: 0, reason: 'The evidence does not have the number 1955.' }],
  evidence,
}
const issue = (more: Partial<Issue>): Issue => ({
  id: 'i1',
  blockId: 'b2',
  span: 'painted green',
  type: 'redundant',
  severity: 2,
  instruction: 'Delete it.',
  ...more,
})

describe('patch without a model', () => {
  it('puts an unused quote in the place of an unsupported sentence and leaves the others as they are', async () => {
    const { patches } = await patch(input, hostWith())
    expect(patches).toHaveLength(1)
    const [one] = patches
    expect(one).toMatchObject({ op: 'replace', blockId: 'b2', baseHash: 'a'.repeat(64) })
    expect(one?.text.startsWith('The tower was built in 1871.[[c:c1]] ')).toBe(true)
    expect(one?.text).not.toContain('1955')
    expect(citationTokens(one?.text ?? '').map(({ id }) => id)).toEqual(one?.claims.map(({ id }) => id))
    expect(one?.claims[1]?.evidenceIds[0]).not.toMatch(/^e[12]$/)
  })

  it('puts nothing in its place that answers another question', async () => {
    const others = evidence.map((one) => (one.id === 'e1' || one.id === 'e2' ? one : { ...one, questionIds: ['q2'] }))
    const { patches } = await patch({ ...input, evidence: others }, hostWith())
    expect(patches[0]).toMatchObject({ op: 'replace', text: 'The tower was built in 1871.[[c:c1]]' })
  })

  it('puts nothing in the place of what rests on the same as another block', async () => {
    const other: Block = { ...block, id: 'b3', text: 'It was painted green.[[c:c3]]', claims: ['c3'] }
    const own: Claim = { id: 'c3', text: 'It was painted green.', kind: 'fact', evidenceIds: ['e2'] }
    const both = [...input.blocks, { block: other, baseHash: 'b'.repeat(64), claims: [own] }]
    const repeated = issue({ blockId: 'b3', span: other.text })
    const { patches } = await patch({ ...input, blocks: both, issues: [repeated], verdicts: [] }, hostWith())
    expect(patches).toMatchObject([{ blockId: 'b3', op: 'delete' }])
  })

  it('drops it when there is no other evidence, and the block when nothing is left', async () => {
    const alone = await patch({ ...input, evidence: evidence.slice(0, 2) }, hostWith())
    expect(alone.patches[0]).toMatchObject({ op: 'replace', text: 'The tower was built in 1871.[[c:c1]]' })
    const verdicts = claims.map(({ id }) => ({
      claimId: id,
      verdict: 'contradicted' as const,
      tier: 'lexical' as const,
      score: 0,
      reason: 'No.',
    }))
    expect((await patch({ ...input, verdicts, evidence: [] }, hostWith())).patches[0]).toMatchObject({ op: 'delete', text: '' })
  })

  it('takes an item out of a list, and puts no quotation among dated events', async () => {
    const text = '- **1871**: “The tower was built in 1871.”[[c:c1]]\n- **1955**: “It was painted green in 1955.”[[c:c2]]'
    const list: Block = { ...block, kind: 'list', text }
    const { patches } = await patch({ ...input, blocks: [{ block: list, baseHash: 'a'.repeat(64), claims }] }, hostWith())
    expect(patches[0]).toMatchObject({ op: 'replace', text: '- **1871**: “The tower was built in 1871.”[[c:c1]]', claims: [{ id: 'c1' }] })
  })

  it('answers a missing point with a quote that speaks of it, behind the block', async () => {
    const missing = issue({ type: 'missing-coverage', instruction: 'Cover this point: electric light', span: 'The' })
    const { patches } = await patch({ ...input, verdicts: [], issues: [{ ...missing, span: block.text }] }, hostWith())
    expect(patches[0]).toMatchObject({ op: 'insertAfter', resolves: ['i1'], claims: [{ evidenceIds: ['e3'] }] })
    const short = issue({ type: 'missing-coverage', instruction: 'Say more: the tower', missingWords: 60, span: block.text })
    expect((await patch({ ...input, verdicts: [], issues: [short] }, hostWith())).patches[0]?.claims.length).toBeGreaterThan(1)
  })

  it('splits an overlong paragraph and changes no word', async () => {
    const text = Array.from({ length: 8 }, (_, at) => `The lamp was cleaned by hand in 190${at}.[[c:c${at}]]`).join(' ')
    const own = Array.from({ length: 8 }, (_, at): Claim => ({ id: `c${at}`, text: '', kind: 'number', evidenceIds: ['e1'] }))
    const long = {
      ...input,
      blocks: [{ block: { ...block, text }, baseHash: 'a'.repeat(64), claims: own }],
      verdicts: [],
      issues: [issue({ type: 'structure', span: text })],
    }
    const { patches } = await patch(long, hostWith())
    expect(patches[0]).toMatchObject({ op: 'split' })
    expect(patches[0]?.text.replace('\n\n', ' ')).toBe(text)
  })

  it('has nothing to say to nothing', async () => {
    expect(await patch({ ...input, verdicts: [] }, hostWith())).toEqual({ patches: [] })
  })
})

describe('patch with a model', () => {
  const full: PatchInput = { ...input, mode: 'full' }

  const lamp = 'The lamp of the tower burned whale oil until 1899.'
  const sentence = (text: string, number: number, kind = 'fact'): object => ({ text, evidence: [number], kind })
  const change = (sentences: readonly object[], more: object = {}): object => ({
    edits: [{ block: 1, op: 'replace', kind: 'paragraph', sentences, answers: [1], ...more }],
  })
  const asked: PatchInput = {
    ...full,
    sections: full.sections.map((section) => Object.assign({}, section, { before: 'It begins here.', next: 'Keepers' })),
    issues: [issue({ type: 'missing-coverage', instruction: 'Say what it burned.' })],
  }

  it('shows the section in its place and takes the blocks that the model changes', async () => {
    const host = hostWith(() => ({ json: change([sentence('The tower was built in 1871.', 1), sentence(lamp, 2)]) }))
    const { patches } = await patch(asked, host)
    expect(patches).toEqual([
      {
        blockId: 'b2',
        baseHash: 'a'.repeat(64),
        op: 'replace',
        resolves: ['i1'],
        text: `The tower was built in 1871.[[c:c1]] ${lamp}[[c:c2]]`,
        claims: [
          { id: 'c1', kind: 'number', evidenceIds: ['e1'] },
          { id: 'c2', kind: 'number', evidenceIds: ['e2'] },
        ],
      },
    ])
    const prompt = host.asked[0]?.messages[1]?.content ?? ''
    for (const part of ['It begins here.', 'at “painted green”: Say what it burned.', 'may add 40 words', 'closes the post'])
      expect(prompt).toContain(part)
  })

  it('has a sentence that its evidence contradicts mended once, with the fact that is wrong', async () => {
    const host = hostWith(({ messages }, n) => {
      if (n === 1) return { json: change([sentence(lamp.replace('1899', '1898'), 2)]) }
      const [, number] = /\[evidence (\d+)\]/.exec(messages[1]?.content ?? '') ?? []
      return { json: { changes: [{ sentence: 1, text: lamp, evidence: [Number(number)] }] } }
    })
    const { patches } = await patch(asked, host)
    expect(patches[0]?.text).toBe(`${lamp}[[c:c1]]`)
    expect(host.asked[1]?.messages[1]?.content).toContain('1898')
    expect(host.asked[1]?.messages[1]?.content).not.toContain('too few')
  })

  it.each([
    ['nothing', null],
    ['nonsense', { edits: 'None' }],
    ['no change', { edits: [] }],
    ['the block as it is', change([sentence('The tower was built in 1871.', 1), sentence('It was painted green in 1955.', 2)])],
    ['a block that is not there', change([sentence(lamp, 2)], { block: 7 })],
  ])('hands in nothing, and no quotation instead, when the answer is %s', async (_, json) => {
    expect(
      await patch(
        asked,
        hostWith(() => ({ json })),
      ),
    ).toEqual({ patches: [] })
  })

  it('has what is false and copied told as both, and a mended sentence that is copied sent back once more', async () => {
    const wrong = 'The lamp of the tower burned whale oil until 1899 and then paraffin by 1898.'
    let turn = 0
    const host = hostWith(({ messages }, n) => {
      if (n === 1) return { json: change([sentence(wrong, 2)]) }
      const [, number] = /\[evidence (\d+)\]/.exec(messages[1]?.content ?? '') ?? []
      turn += 1
      return { json: { changes: [{ sentence: 1, text: turn === 1 ? lamp : 'Whale oil lit it until 1899.', evidence: [Number(number)] }] } }
    })
    const { patches } = await patch(asked, host)
    expect(host.asked[1]?.messages[1]?.content).toMatch(/Wrong: .*1898.*word for word/)
    expect(patches[0]?.text).toBe('Whale oil lit it until 1899.[[c:c1]]')
  })

  it('hands in what stays refused as it was written, for the host to refuse and show', async () => {
    const wrong = change([sentence('The tower was built in 1871.', 1), sentence('It was blown up in 1999.', 1)])
    const { patches } = await patch(
      asked,
      hostWith(() => ({ json: wrong })),
    )
    expect(patches[0]?.text).toContain('blown up in 1999')
  })

  it.each([
    ['is about', 'The tower was built in 1871.[[c:c1]]', 'e1'],
    ['is not about', 'It was painted green in 1955.[[c:c2]]', 'e6'],
  ])('takes the evidence of an unchanged sentence that an issue %s from whom it is due', async (_, span, cited) => {
    const host = hostWith(() => ({ json: change([sentence('The tower was built in 1871.', 1), sentence(lamp, 2)]) }))
    const old = claims.map((claim) => (claim.id === 'c1' ? Object.assign({}, claim, { evidenceIds: ['e6'] }) : claim))
    const blocks = [{ block, baseHash: 'a'.repeat(64), claims: old }]
    const { patches } = await patch({ ...asked, blocks, issues: [issue({ span, type: 'missing-coverage' })] }, host)
    expect(patches[0]?.claims[0]?.evidenceIds).toEqual([cited])
  })

  describe('where nothing but the facts of sentences is at issue', () => {
    const span = 'It was painted green in 1955.[[c:c2]]'
    const unsupported = { ...asked, issues: [issue({ span, type: 'unsupported', instruction: 'The passage does not say when.' })] }
    const answering = (text: string, numbers: readonly number[]) =>
      hostWith(() => ({ json: { changes: [{ sentence: 2, text, evidence: numbers }] } }))

    it('asks for those sentences alone and leaves the rest of their block as it is', async () => {
      const oil = 'Whale oil lit the lamp until 1899.'
      const host = hostWith(({ messages }) => {
        const [, number] = /\[(\d+)\][^\n]*whale oil/.exec(messages[1]?.content ?? '') ?? []
        return { json: { changes: [{ sentence: 2, text: oil, evidence: [Number(number)] }] } }
      })
      const { patches } = await patch(unsupported, host)
      const shown = host.asked.map(({ messages }) => messages[1]?.content ?? '')
      expect(shown).toHaveLength(1)
      expect(shown[0]).toContain('2. (after: The tower was built in 1871.) It was painted green in 1955.')
      expect(shown[0]).toContain('Wrong: The passage does not say when.')
      expect(shown[0]).not.toContain('Block 1')
      expect(patches).toMatchObject([{ op: 'replace', resolves: ['i1'], text: `The tower was built in 1871.[[c:c1]] ${oil}[[c:c2]]` }])
    })

    it('shows for a wish what speaks of it, whatever the sentence cites', async () => {
      const host = hostWith(() => ({ json: { changes: [] } }))
      const instruction = 'Readers do not know the harbour board: say when it was founded and with how many members.'
      await patch({ ...asked, issues: [issue({ span: 'It was painted green', type: 'unclear', instruction })] }, host)
      const shown = host.asked[0]?.messages[1]?.content ?? ''
      expect(shown).toContain(`Wish: ${instruction}`)
      expect(shown).toMatch(/^\[\d\] The harbour board was founded in 1850/m)
    })

    it('takes more evidence for the same sentence as an answer, even where words see nothing new in it', async () => {
      const { patches } = await patch(unsupported, answering('It was painted green in 1955.', [1, 2]))
      expect(patches[0]?.claims[1]?.evidenceIds).toHaveLength(2)
    })

    it('takes out a block of which nothing is left', async () => {
      const alone = { ...block, text: span, claims: ['c2'] }
      const host = hostWith(() => ({ json: { changes: [{ sentence: 1, text: '', evidence: [] }] } }))
      const { patches } = await patch({ ...unsupported, blocks: [{ block: alone, baseHash: 'a'.repeat(64), claims }] }, host)
      expect(patches).toMatchObject([{ op: 'delete', blockId: 'b2', resolves: ['i1'] }])
    })
  })

  it('mends sentences and blocks of several sections in two answers', async () => {
    const oil = 'Whale oil lit the lamp until 1899.'
    const other: Block = { id: 'b4', sectionId: 's2', kind: 'paragraph', text: 'Keepers lived in it.', claims: [] }
    const green = issue({
      id: 'i2',
      span: 'It was painted green in 1955.',
      type: 'unsupported',
      instruction: 'The passage does not say when.',
    })
    const both: PatchInput = {
      ...asked,
      sections: [
        ...asked.sections,
        { id: 's2', heading: 'Keepers', intent: 'Tells who kept it.', before: 'It was painted green in 1955.' },
      ],
      blocks: [...asked.blocks, { block: other, baseHash: 'b'.repeat(64), claims: [] }],
      issues: [green, issue({ id: 'i3', blockId: 'b4', span: other.text, type: 'missing-coverage', instruction: 'Say what it burned.' })],
    }
    const host = hostWith(({ messages }) => {
      const [, number] = /\[(\d+)\][^\n]*whale oil/.exec(messages[1]?.content ?? '') ?? []
      return messages[0]?.content.startsWith('You correct') === true
        ? { json: { changes: [{ sentence: 2, text: '', evidence: [] }] } }
        : { json: change([sentence(oil, Number(number))], { block: 2, op: 'insertAfter' }) }
    })
    const { patches } = await patch(both, host)
    expect(host.asked).toHaveLength(2)
    expect(host.asked[1]?.messages[1]?.content).not.toContain('Section: Overview')
    expect(patches).toMatchObject([
      { blockId: 'b2', op: 'replace', resolves: ['i2'], text: 'The tower was built in 1871.[[c:c1]]' },
      { blockId: 'b4', op: 'insertAfter', resolves: ['i3'], text: `${oil}[[c:c1]]` },
    ])
  })

  it('words a heading differently', async () => {
    const heading: Block = { id: 'b1', sectionId: 's1', kind: 'heading', text: 'Five lamps', claims: [] }
    const host = hostWith(() => ({ json: change([{ text: 'One lamp.', evidence: [] }]) }))
    const { patches } = await patch({ ...asked, blocks: [{ block: heading, baseHash: 'a'.repeat(64), claims: [] }] }, host)
    expect(patches).toMatchObject([{ op: 'replace', blockId: 'b1', text: 'One lamp', claims: [] }])
  })

  it('lets a question to the reader cite nothing', async () => {
    const host = hostWith(() => ({ json: change([sentence('Who lit the lamp?', 2), sentence(lamp, 2)]) }))
    const { patches } = await patch(asked, host)
    expect(patches[0]?.text).toBe(`Who lit the lamp? ${lamp}[[c:c1]]`)
  })

  it.each([
    ['list', '1. Climb the tower.\n2. Light the `lamp`.', 'Block 1 (steps):\n1. Climb the tower.\n2. Light the `lamp`.'],
    [
      'table',
      '| Keeper | Until |\n| --- | --- |\n| Tom Reed | 1988[[c:c1]] |',
      '- Keeper | Until (header)\n- Tom Reed | 1988 [evidence 1]',
    ],
    ['code', '```sh\nlamp --on\n```', 'Block 1 (code, it stays as it is): lamp --on\n'],
  ] as const)('shows a %s as it stands', async (kind, text, shown) => {
    const host = hostWith(() => ({ json: { edits: [] } }))
    await patch({ ...asked, blocks: [{ block: { ...block, kind, text }, baseHash: 'a'.repeat(64), claims }] }, host)
    expect(host.asked[0]?.messages[1]?.content).toContain(shown)
  })

  it.each([
    [0, 'add no words in all'],
    [-7, 'take out 7 words or more'],
    [7, 'may add 7 words'],
  ])('tells the room of %d words', async (room, told) => {
    const host = hostWith(() => ({ json: { edits: [] } }))
    await patch({ ...asked, room }, host)
    expect(host.asked[0]?.messages[1]?.content).toContain(told)
  })
})
