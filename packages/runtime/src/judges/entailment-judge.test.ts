import type { KernelCall, RunScope } from '@galley/kernel'
import type { CheckedClaim, EntailInput } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { loadSettings } from '../settings/load-settings.ts'
import { entailmentJudge } from './entailment-judge.ts'

type Scorer = (premise: string, hypothesis: string) => readonly [entailment: number, contradiction: number]

/** The judge over a scorer in place of a model; `calls` are those of its plugin. */
function judgeOf(score: Scorer, labels?: EntailInput['labels']) {
  const calls: KernelCall[] = []
  const kept = new Map<string, unknown>()
  const kernel = {
    plugins: async () => [],
    call: async (call: KernelCall) => {
      calls.push(call)
      return {
        scores: (call.input as EntailInput).pairs.map(({ premise, hypothesis }) => {
          const [entailment, contradiction] = score(premise, hypothesis)
          return { entailment, contradiction, neutral: 1 - entailment - contradiction }
        }),
      }
    },
  }
  const judge = entailmentJudge(
    {
      kernel,
      ledger: {
        calibration: (key: string) => (kept.get(key) as never) ?? null,
        putCalibration: async (key, result) => void kept.set(key, result),
      },
      settings: loadSettings({ env: {}, defaultRoots: [] }),
      clock: () => new Date(0),
      chosen: { team: {}, readers: {}, search: [], documents: [], bases: {} } as unknown as ChosenPlugins,
      scope: { id: 'the run' } as RunScope,
      show: () => undefined,
    },
    { plugin: '@me/entail', file: '/models/nli.onnx', sha256: 'ab'.repeat(32), ...(labels === undefined ? {} : { labels }) },
  )
  return { judge, calls, kept }
}

const claimOf = (id: string, sentence: string, window: string): CheckedClaim => ({
  claim: { id, text: sentence, kind: 'fact', evidenceIds: ['e1'] },
  sentence,
  window,
  title: 'Trams',
})
const at = { key: 'r1.check', signal: new AbortController().signal }

test('a sentence that the passage entails is supported by the sentence of it that says most, and only a clear word counts', async () => {
  const { judge, calls } = judgeOf((premise, hypothesis) => {
    if (hypothesis === 'The tram was late.') return [0.02, 0.95]
    if (hypothesis === 'The tram was new.') return [0.85, 0.05]
    return [premise.includes('opened') ? 0.97 : 0.3, 0]
  })
  const window = 'Utrecht has trams. The line was opened in 1983. It runs to Nieuwegein.'
  const claims = [
    claimOf('k1', 'The tram was late.', window),
    claimOf('k2', 'The line began to run in 1983.', window),
    claimOf('k3', 'The tram was new.', window),
  ]
  expect(await judge.judge(claims, at)).toEqual([
    { claimId: 'k1', says: 'contradicted', span: '', reason: '' },
    { claimId: 'k2', says: 'supported', span: 'The line was opened in 1983.', reason: '' },
    { claimId: 'k3', says: 'not said', span: '', reason: '' },
  ])
  expect(judge).toMatchObject({ name: 'nli.onnx@abababababab', tier: 'entailment', isWriters: false })
  expect(calls.map(({ plugin, operation, run, step }) => [plugin, operation, run?.id, step])).toEqual([
    ['@me/entail', 'entail', 'the run', 'r1.check'],
    ['@me/entail', 'entail', 'the run', 'r1.check'],
  ])
})

test('the order of its outputs goes with every question', async () => {
  const labels = ['neutral', 'entailment', 'contradiction'] as const
  const { judge, calls } = judgeOf(() => [0, 0], labels)
  await judge.judge([claimOf('k1', 'a b c', 'd e f')], at)
  expect(calls.map(({ input }) => (input as EntailInput).labels)).toEqual([labels])
})

test('a model that entails everything, or nothing, does not pass its calibration, which is kept', async () => {
  for (const [share, seen, kept] of [
    [1, 0, 30],
    [0, 30, 0],
  ] as const) {
    const { judge, calls, kept: ledger } = judgeOf(() => [share, 0])
    const { signal } = at
    expect(await judge.calibrate(signal)).toMatchObject({ passed: false, seen, kept })
    const asked = calls.length
    expect(calls.every(({ run }) => run?.id === 'none')).toBe(true)
    expect(await judge.calibrate(signal)).toMatchObject({ passed: false, seen, kept })
    expect([calls.length, ledger.size]).toEqual([asked, 1])
  }
})
