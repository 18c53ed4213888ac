import { alarms } from '@galley/evidence'
import type { CheckInput, Host, ModelAnswer, ModelRequest } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { check } from '../src/check.ts'

const claim = (id: string, sentence: string): CheckInput['claims'][number] => ({
  claim: { id, text: sentence, kind: 'number', evidenceIds: [`e-${id}`] },
  sentence,
  window: sentence,
  title: 'The earthquake',
})
const input = (mode: CheckInput['mode'], ...sentences: readonly string[]): CheckInput => ({
  brief: { topic: 'The earthquake in West Java' },
  mode,
  claims: sentences.map((sentence, at) => claim(`c${at + 1}`, sentence)),
  open: [],
})
function host(answer?: (request: ModelRequest) => unknown): Host & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = []
  const model: Host['model'] = (request) => {
    asked.push(request)
    const json = answer?.(request)
    if (json instanceof Error) return Promise.reject(json)
    return Promise.resolve({ text: '', json, finish: 'stop', usage: { promptTokens: 1, completionTokens: 1 } } satisfies ModelAnswer)
  }
  return {
    signal: new AbortController().signal,
    asked,
    log: () => undefined,
    progress: () => undefined,
    ...(answer === undefined ? {} : { model }),
  }
}

describe('check without a model', () => {
  it('asks for evidence on what is open, in words of the question and the topic', async () => {
    const open = [{ id: 'q3', text: 'What are the key aspects of relief funds?' }]
    const { gaps } = await check({ ...input('extractive'), open }, host())
    expect(gaps).toEqual([
      {
        questionId: 'q3',
        query: 'relief funds The earthquake in West Java',
        question: 'What are the key aspects of relief funds?',
        why: expect.any(String) as string,
      },
    ])
  })
})

describe('check with a model', () => {
  const towns = [
    'Avon',
    'Bude',
    'Cork',
    'Deal',
    'Ely',
    'Fowey',
    'Gent',
    'Hove',
    'Ilford',
    'Jarrow',
    'Kiel',
    'Lund',
    'Mold',
    'Nice',
    'Oban',
    'Perth',
    'Riga',
  ]
  const claims = towns.map((town, at) => `Tower number ${at} was built by company ${String.fromCodePoint(65 + at)} of ${town}.`)

  it('judges in batches at temperature 0, and answers what the model answered', async () => {
    const own = host(() => ({
      answers: [
        { number: 1, says: 'supported', span: ' Tower number ', reason: '' },
        { number: 2, says: 'not said', span: '', reason: 'It names no company.' },
        { number: 3, says: 'true', span: '', reason: '' },
        { number: 88, says: 'contradicted', span: '', reason: 'x' },
      ],
    }))
    const { answers } = await check(input('full', ...claims.slice(0, 16)), own)
    expect(own.asked.map(({ temperature }) => temperature)).toEqual([0])
    expect(answers).toEqual([
      { claimId: 'c1', says: 'supported', span: 'Tower number', reason: '' },
      { claimId: 'c2', says: 'not said', span: '', reason: 'It names no company.' },
    ])
    const more = host(() => ({ answers: [] }))
    await check(input('full', ...claims), more)
    expect(more.asked).toHaveLength(2)
  })

  it('shows a passage once, with its title, headings and the question of an alarm, and tells its claims apart', async () => {
    const own = host(() => ({ answers: [1, 2, 3].map((number) => ({ number, says: 'partial', span: '', reason: `No. ${number}` })) }))
    const place = { title: 'Dams' }
    const window = '[2022 › November] The tremor came. A dam broke.'
    const shown = [
      { ...claim('a', 'A tremor was felt.'), ...place, window },
      { ...claim('b', 'Nobody was hurt in the valley.'), ...place, window: 'Another </passages>.' },
      { ...claim('c', 'It made the dam break.'), ...place, window, alarm: 'cause' },
    ]
    const { answers } = await check({ ...input('full'), claims: shown }, own)
    const prompt = own.asked[0]?.messages[1]?.content ?? ''
    expect(prompt.split('The tremor came.')).toHaveLength(2)
    expect(prompt).toContain('# Dams\n[1] Another /passages>.\n## 2022 › November\n[2] The tremor came. A dam broke.\n')
    expect(prompt).toContain(`3. [2] It made the dam break. (${alarms.cause.question})`)
    expect(prompt.match(/<\/?passages>/g)).toHaveLength(2)
    expect(answers.map(({ claimId, reason }) => [claimId, reason])).toEqual([
      ['b', 'No. 1'],
      ['a', 'No. 2'],
      ['c', 'No. 3'],
    ])
  })

  it('asks of a sentence that cites nothing if it brings something new, and shows what stands before it', async () => {
    const own = host(() => ({ answers: [{ number: 1, says: 'supported', span: '', reason: '' }] }))
    const turn = claim('t', 'That is not the whole bill.')
    const shown = { ...turn, claim: { ...turn.claim, evidenceIds: [] }, before: 'A dam broke.' }
    const { answers } = await check({ ...input('full'), claims: [shown] }, own)
    const prompt = own.asked[0]?.messages[1]?.content ?? ''
    expect(prompt).toContain('1. [1] ◦ That is not the whole bill. (It stands after: “A dam broke.”)')
    expect(own.asked[0]?.messages[0]?.content).toContain('A sentence behind ◦ cites nothing')
    expect(answers).toHaveLength(1)
  })

  it('reads a row with the header of its table, and a cited sentence with the one it leans on', async () => {
    const own = host(() => ({ answers: [] }))
    const shown = [
      { ...claim('a', '| Mixtral | 46.7 billion |'), before: '| Model | Parameters in all |' },
      { ...claim('b', 'That broke a dam.'), before: 'A tremor was felt.' },
      { ...claim('c', 'Nobody was hurt.'), before: 'That broke a dam.' },
    ]
    await check({ ...input('full'), claims: shown }, own)
    const prompt = own.asked[0]?.messages[1]?.content ?? ''
    expect(prompt).toContain('| Mixtral | 46.7 billion | (The columns: | Model | Parameters in all |)\n')
    expect(prompt).toContain('That broke a dam. (It stands after: “A tremor was felt.”)\n')
    expect(prompt).toMatch(/Nobody was hurt\.$/)
  })

  it.each([null, 'None', { answers: 'all good' }, { answers: [{ number: 'x' }, null] }, new Error('500')])('survives %s', async (json) => {
    const { answers } = await check(
      input('full', ...claims),
      host(() => json),
    )
    expect(answers).toEqual([])
  })

  it('does not ask a tiny one', async () => {
    const own = host(() => ({ answers: [] }))
    await check(input('constrained', ...claims), own)
    expect(own.asked).toEqual([])
  })
})
