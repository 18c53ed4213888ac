import { citationTokens, countWords, judgeSupport, statementsOf, stripTokens } from '@galley/evidence'
import type { ShownEvidence, WriteAnswer } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { write } from '../src/write.ts'
import { evidence, hostWith, numberOf, scene } from './scene.ts'

const wordsIn = ({ blocks }: WriteAnswer): number => blocks.reduce((sum, { text }) => sum + countWords(text), 0)

/** Every factual sentence of an answer carries one token, and its evidence supports it. */
function expectSound({ blocks }: WriteAnswer): void {
  for (const block of blocks) {
    for (const sentence of statementsOf(block)) {
      const [token, second] = citationTokens(sentence.text)
      expect(second).toBeUndefined()
      const claim = block.claims.find(({ id }) => id === token?.id)
      const cited = evidence.filter(({ id }) => claim?.evidenceIds.includes(id))
      expect({
        sentence: sentence.text,
        ...judgeSupport(
          stripTokens(sentence.text),
          cited.map(({ id, quote, title }) => ({ id, quote, title, window: quote })),
        ),
      }).toMatchObject({
        verdict: 'supported',
      })
    }
  }
}

describe('extractive', () => {
  it('quotes and attributes, the definition and the sources in order, without reference marks', async () => {
    const answer = await write(scene(110), hostWith())
    expectSound(answer)
    const text = answer.blocks.map((block) => stripTokens(block.text)).join('\n')
    expect(answer.blocks[0]).toEqual({ kind: 'heading', text: 'Overview', claims: [] })
    expect(text).toContain('burned whale oil until 1899 and then paraffin.”')
    expect(text).toContain('called the tower ‘a cold friend’ when he left it')
    expect(text.match(/\*The tower at Cape Morrow\*/g)).toHaveLength(1)
    expect(text).not.toMatch(/\[4\]|harbour_board/)
  })

  it.each([45, 60, 75, 90, 105])('comes within a tenth of %i words when the evidence allows it', async (words) => {
    const length = wordsIn(await write(scene(words), hostWith()))
    expect(length).toBeGreaterThanOrEqual(words * 0.85)
    expect(length).toBeLessThanOrEqual(words * 1.1)
  })

  it('never pads, and never takes more of a source than its share', async () => {
    expect(wordsIn(await write(scene(900), hostWith()))).toBeLessThan(130)
    const answer = await write(scene(110, { share: { w1: 16, w2: 0, w3: 0 } }), hostWith())
    expect(answer.blocks.flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds))).toHaveLength(1)
  })

  it('says nothing twice', async () => {
    const earlier = [
      { text: '“The tower at Cape Morrow was built in 1871 by the harbour board and cost 4,000 pounds.”', evidenceIds: ['e1'] },
      { text: 'Ada Finch kept a diary of 29 volumes and the lamp from 1902 until 1931.', evidenceIds: ['x'] },
    ]
    const answer = await write(scene(110, { earlier }), hostWith())
    const used = answer.blocks.flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds))
    expect(used).not.toContain('e1')
    expect(used).not.toContain('e4')
  })

  const sources = (...rows: readonly (readonly [sourceId: string, quote: string])[]): readonly ShownEvidence[] =>
    rows.map(([sourceId, quote], at) => ({
      id: `e${at}`,
      sourceId,
      title: `Report ${sourceId.slice(1)}`,
      quote,
      start: at * 100,
      questionIds: ['q1'],
    }))
  const attacks = {
    title: 'The software supply chain',
    section: { id: 's2', heading: 'Attacks on package registries', intent: '', questionIds: ['q1'], words: 90 },
    questions: [{ id: 'q1', text: 'What are the key aspects of attacks on package registries?' }],
    share: {},
  }

  it('opens with what the heading is about, and quotes nothing beside it', async () => {
    const list = sources(
      ['w1', 'Package registries accept packages with a signed statement of their origin since 2023.'],
      ['w1', 'Most packages on the registries still come without a statement of origin today.'],
      ['w1', 'The statements of packages on registries name the commit and the build of each one.'],
      ['w2', 'In 2021 an attacker published packages with the names of private packages on public registries.'],
      ['w3', 'In 2017 a user put 40 packages with the names of popular ones into the registry as an attack.'],
      ['w4', 'A stranger received the right to publish the package event-stream in September 2018.'],
    )
    const { blocks } = await write(scene(90, { ...attacks, evidence: list }), hostWith())
    const used = blocks.flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds))
    expect(['e3', 'e4']).toContain(used[0])
    expect(used.toSorted()).toEqual(['e3', 'e4'])
  })

  it('opens an overview with the definition, and gives it away for no length', async () => {
    const list = sources(
      ['w1', 'LK-99 (from the Lee-Kim 1999 research) is a gray–black compound of lead, copper and oxygen.'],
      ['w1', 'By mid-August 2023 the consensus was that LK-99 is no superconductor at any temperature at all.'],
      ['w1', 'Many researchers tried to repeat the work on LK-99 and had results within weeks of the report.'],
    )
    const section = { id: 's1', heading: 'Overview', intent: '', questionIds: ['q1'], words: 34 }
    const questions = [{ id: 'q1', text: 'What are the main details of LK-99?' }]
    const { blocks } = await write(scene(34, { title: 'LK-99', section, questions, evidence: list, share: {} }), hostWith())
    expect(blocks[1]?.text).toContain('“LK-99 (from the Lee-Kim 1999 research) is')
  })

  it('leaves a section without evidence out, unless it had to be written', async () => {
    expect((await write(scene(100, { evidence: [] }), hostWith())).blocks).toEqual([])
    const brief = { topic: 'The tower', mustCover: ['main details of the tower'] }
    const { blocks } = await write(scene(100, { evidence: [], brief }), hostWith())
    expect(blocks[1]?.text).toBe('Nothing in the sources that were read answers this closely enough to be quoted.')
    const asked = async (text: string): Promise<number> =>
      (await write(scene(100, { evidence: [], questions: [{ id: 'q1', text, isAsked: true, kind: 'comparison' }] }), hostWith())).blocks
        .length
    expect(await asked('Lamps')).toBe(2)
    // Each side has a section of its own.
    expect(await asked('Lamps vs torches')).toBe(0)
  })
})

describe('constrained', () => {
  const mode = 'constrained'
  const invented = (text: string): string => text.replace(/\d{4}/, '1234')

  it('takes a restatement that the evidence supports', async () => {
    const host = hostWith(({ messages }) => ({
      text: `Here is the sentence: ${(messages[1]?.content ?? '').replace('in 1871 by the harbour board', 'by the harbour board in 1871')}`,
    }))
    const answer = await write(scene(60, { mode }), host)
    expectSound(answer)
    expect(answer.blocks[1]?.text).toContain('The tower at Cape Morrow was built by the harbour board in 1871 and cost 4,000 pounds.[[c:')
  })

  it('keeps the quote where the words fit and the sentence says something else', async () => {
    const host = hostWith(({ messages }) => ({
      text: (messages[1]?.content ?? '').replace(
        'The tower at Cape Morrow was built in 1871 by the harbour board',
        'In 1871 the harbour board built the tower at Cape Morrow',
      ),
    }))
    const answer = await write(scene(60, { mode }), host)
    expectSound(answer)
    expect(answer.blocks[1]?.text).toContain('“The tower at Cape Morrow was built in 1871')
    expect(answer.rejected[0]?.reason).toBe('It puts the words of its quote into another order.')
  })

  it('puts what the model copied back into quotation marks', async () => {
    const host = hostWith(({ messages }) => ({ text: messages[1]?.content ?? '' }))
    const { blocks, rejected } = await write(scene(60, { mode }), host)
    expect(rejected).toEqual([])
    expect(blocks.slice(1).every(({ claims }) => claims.every(({ kind }) => kind === 'quote'))).toBe(true)
  })

  it('keeps the quote where the model invents a number, and says what it threw out', async () => {
    const answer = await write(
      scene(80, { mode }),
      hostWith(({ messages }) => ({ text: invented(messages[1]?.content ?? '') })),
    )
    expectSound(answer)
    expect(answer.rejected.length).toBeGreaterThan(1)
    expect(answer.rejected[0]?.reason).toMatch(/1234|1871/)
    expect(answer.blocks.every(({ text }) => !text.includes('1234'))).toBe(true)
  })

  it.each([
    '',
    'None',
    'https://evil.example/ was built in 1871 by the harbour board.',
    '“It cost 4,000 pounds.”',
    'They say it is old. They say it is cold.',
  ])('survives the answer %j', async (text) => {
    const answer = await write(
      scene(80, { mode }),
      hostWith(() => ({ text })),
    )
    expectSound(answer)
    expect(wordsIn(answer)).toBeGreaterThan(60)
    expect(answer.blocks.some((block) => block.text.includes('evil'))).toBe(false)
  })

  it('survives a model that fails, but not a spent budget', async () => {
    expectSound(
      await write(
        scene(80, { mode }),
        hostWith(() => new Error('500')),
      ),
    )
    const spent = Object.assign(new Error('spent'), { code: 'MODEL_BUDGET_SPENT' })
    await expect(
      write(
        scene(80, { mode }),
        hostWith(() => spent),
      ),
    ).rejects.toBe(spent)
  })
})

describe('full', () => {
  const mode = 'full'
  const blocks = (...sentences: { text: string; evidence: readonly number[] }[]): { json: unknown } => ({
    json: { lead: [], blocks: [{ kind: 'paragraph', sentences }] },
  })

  it('cites what a sentence rests on, and pastes no quotation of its own', async () => {
    const host = hostWith(({ messages }) =>
      blocks({ text: 'Ada Finch kept the lamp from 1902 until 1931 [3].', evidence: [numberOf(messages[1]?.content ?? '', 'Finch')] }),
    )
    const answer = await write(scene(90, { mode }), host)
    expectSound(answer)
    expect(answer.blocks.map(({ text }) => text)).toEqual(['Overview', 'Ada Finch kept the lamp from 1902 until 1931.[[c:c1]]'])
    expect(answer.blocks[1]?.claims).toEqual([{ id: 'c1', kind: 'number', evidenceIds: ['e4'] }])
    expect(host.asked[0]?.messages[1]?.content).not.toMatch(/https?:|folder:/)
  })

  it('gives each of several sentences in one its own token', async () => {
    const text = 'The tower at Cape Morrow was built in 1871. It cost 4,000 pounds and was the work of the harbour board.'
    const answer = await write(
      scene(30, { mode }),
      hostWith(({ messages }) => blocks({ text, evidence: [numberOf(messages[1]?.content ?? '', '4,000')] })),
    )
    expectSound(answer)
    expect(answer.blocks[1]?.text).toMatch(/^The tower at Cape Morrow was built in 1871\.\[\[c:c1\]\]/)
  })

  it('sees its place and the text so far, and opens or closes the post where it stands first or last', async () => {
    const prompts: string[] = []
    const host = hostWith(({ messages }) => {
      prompts.push(messages.map(({ content }) => content).join('\n'))
      return {}
    })
    const outline = ['Overview', 'The lamp', 'What to see']
    await write(scene(40, { mode, place: { at: 0, outline } }), host)
    await write(scene(40, { mode, place: { at: 2, outline }, running: '## Overview\n\nThe tower is tall.' }), host)
    expect(prompts[0]).toMatch(/The post begins here[\s\S]*1\. Overview \(you write this one\)\n2\. The lamp/)
    expect(prompts[0]).not.toMatch(/text-so-far|post ends here/)
    expect(prompts[1]).toMatch(/The post ends here[\s\S]*3\. What to see \(you write this one\)[\s\S]*The tower is tall\./)
  })

  it('cites nothing where a number points at evidence that does not exist', async () => {
    const answer = await write(
      scene(40, { mode }),
      hostWith(() => blocks({ text: 'The tower was struck by lightning in 1955.', evidence: [999] })),
    )
    expect(answer.blocks.at(-1)).toMatchObject({ text: 'The tower was struck by lightning in 1955.', claims: [] })
  })

  it.each([
    null,
    'None',
    {},
    { blocks: [] },
    { blocks: [{ kind: 'x', sentences: 'y' }] },
    { blocks: [{ sentences: [{ text: '[[c:c1]] # ', evidence: [1] }] }] },
  ])('writes from quotes when the answer is %j', async (json) => {
    const answer = await write(
      scene(80, { mode }),
      hostWith(() => ({ json })),
    )
    expectSound(answer)
    expect(wordsIn(answer)).toBeGreaterThan(60)
  })
})
