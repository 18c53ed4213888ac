import type { CheckInput, Host, ModelAnswer, ModelRequest } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { check } from '../src/check.ts'

const claim = (id: string, sentence: string): CheckInput['claims'][number] => ({
  claim: { id, text: sentence, kind: 'number', evidenceIds: [`e-${id}`] },
  sentence,
  window: sentence,
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
  it('finds the later of two claims with different numbers for one thing', async () => {
    const { verdicts } = await check(
      input(
        'extractive',
        'The earthquake in Cianjur killed 335 people and injured many.',
        'The earthquake in Cianjur killed 602 people and injured many.',
      ),
      host(),
    )
    expect(verdicts).toMatchObject([{ claimId: 'c2', verdict: 'contradicted', tier: 'T2', evidenceId: 'e-c2' }])
  })

  it('leaves events of different years alone', async () => {
    const { verdicts } = await check(
      input('extractive', 'In 2019 the club won the cup with 34 points.', 'In 2021 the club won the cup with 31 points.'),
      host(),
    )
    expect(verdicts).toEqual([])
  })

  it('leaves rows of numbers about different things alone', async () => {
    const { verdicts } = await check(
      input(
        'extractive',
        'The 7B model was trained on about 4 trillion tokens and the 13B model on about 5 trillion tokens.',
        'The 135M model was trained on 2 trillion tokens, the 360M model on 4 trillion and the 1.7B model on 11 trillion tokens.',
      ),
      host(),
    )
    expect(verdicts).toEqual([])
  })

  it('tells a repetition, and nothing of a sound claim', async () => {
    const { verdicts } = await check(
      input(
        'extractive',
        'Ada Finch kept the lamp of the tower for 29 years.',
        'For 29 years Ada Finch kept the lamp of the tower.',
        'The tower was sold in 1990 to a trust.',
      ),
      host(),
    )
    expect(verdicts).toMatchObject([{ claimId: 'c2', verdict: 'partial' }])
  })

  it('asks for evidence on what is open, in words of the question and the topic', async () => {
    const open = [{ id: 'q3', text: 'What are the key aspects of relief funds?' }]
    const { gaps } = await check({ ...input('extractive'), open }, host())
    expect(gaps).toEqual([{ questionId: 'q3', query: 'relief funds The earthquake in West Java', why: expect.any(String) as string }])
  })
})

describe('check with a model', () => {
  const claims = Array.from(
    { length: 11 },
    (_, at) =>
      `Tower number ${at} was built by company ${String.fromCodePoint(65 + at)} of ${['Avon', 'Bude', 'Cork', 'Deal', 'Ely', 'Fowey', 'Gent', 'Hove', 'Ilford', 'Jarrow', 'Kiel'][at]}.`,
  )

  it('judges in batches at temperature 0, and can only doubt', async () => {
    const own = host(() => ({
      verdicts: [
        { number: 1, verdict: 'supported', reason: 'ok' },
        { number: 2, verdict: 'unsupported', reason: 'Not said.' },
        { number: 88, verdict: 'contradicted', reason: 'x' },
      ],
    }))
    const { verdicts } = await check(input('full', ...claims), own)
    expect(own.asked).toHaveLength(2)
    expect(own.asked.every(({ temperature }) => temperature === 0)).toBe(true)
    expect(verdicts.map(({ claimId, verdict }) => [claimId, verdict])).toEqual([
      ['c2', 'unsupported'],
      ['c10', 'unsupported'],
    ])
  })

  it.each([null, 'None', { verdicts: 'all good' }, { verdicts: [{ number: 'x' }, null] }, new Error('500')])(
    'survives %s',
    async (json) => {
      expect(
        (
          await check(
            input('full', ...claims),
            host(() => json),
          )
        ).verdicts,
      ).toEqual([])
    },
  )

  it('does not ask a tiny one', async () => {
    const own = host(() => ({ verdicts: [] }))
    await check(input('constrained', ...claims), own)
    expect(own.asked).toEqual([])
  })
})
