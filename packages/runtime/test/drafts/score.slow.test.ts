import { beforeAll, describe, expect, it } from 'vitest'
import { evaluationData, titleWithData } from '@galley/testkit'
import { spearman } from './correlate.ts'
import { crossValidate } from './cross-validate.ts'
import { readMarkedDrafts, wrongPairs, type MarkedDraft } from './marked-drafts.ts'
import { lossesOf } from './losses-of.ts'

const folder = evaluationData('marked-drafts')

/** Milliseconds for all drafts on a busy machine. */
const maxMs = 300_000

describe.skipIf(folder === null)(titleWithData('the score beside the marks of a reader', 'marked-drafts'), () => {
  let marked: readonly MarkedDraft[] = []
  beforeAll(() => void (marked = readMarkedDrafts(folder ?? '')), maxMs)

  it('ranks drafts as the reader does', () => {
    const rho = spearman(
      marked.map(({ score }) => score),
      marked.map(({ mark }) => mark),
    )
    expect(rho).toBeGreaterThanOrEqual(0.75)
  })

  it('ranks those of a brief that it was not fitted to', () => {
    expect(crossValidate(marked).rho).toBeGreaterThanOrEqual(0.7)
  })

  it('puts the better draft of each pair first', () => {
    expect(wrongPairs(marked)).toEqual([])
  })

  it(
    'falls by 15 points when a draft is spoilt',
    () => {
      for (const { name, value } of lossesOf(marked.filter(({ kind }) => kind !== 'worsened')))
        expect(value, name).toBeGreaterThanOrEqual(15)
    },
    maxMs,
  )
})
