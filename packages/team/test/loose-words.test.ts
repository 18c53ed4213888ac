import type { Agents, ClaimAnswer } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { Judge } from '../src/index.ts'
import { citing } from './honest-agents.ts'
import { modelJudge } from './model-judge.ts'
import { runScripted, world } from './run-scripted.ts'

/** The fact of one bridge with its words in another order: words support that, as they would a falsehood. */
const turned = (quote: string): string => quote.replace(/(bridge of Aldermoor) was (opened in \d+) and (cost .*)\./, '$1 $3 and was $2.')
const isTurned = (text: string): boolean => text.includes('crowns and was opened in')

const writing: Partial<Agents> = {
  compose: async ({ evidence }) => ({ blocks: evidence.slice(0, 3).map((one) => citing(turned(one.quote), one.id)), rejected: [] }),
}

type Answer = Omit<ClaimAnswer, 'claimId'>
const yes = (span: string): Answer => ({ says: 'supported', span, reason: '' })
const no: Answer = { says: 'not said', span: '', reason: 'It is not said.' }

/** A judge by what it says of the turned sentence, of those of the sources, and of all others, which are canaries. */
function judging(own: Answer, canaries: Answer, isCalibrated = true): Judge {
  const known = new Set(world.sources.flatMap(({ id }) => world.sentencesOf(id)))
  const answerTo = (sentence: string): Answer => (isTurned(sentence) ? own : known.has(sentence) ? yes('was opened in') : canaries)
  return modelJudge(
    {
      check: async ({ claims }) => ({
        answers: claims.map(({ claim, sentence }) => Object.assign({ claimId: claim.id }, answerTo(sentence))),
        gaps: [],
      }),
    },
    isCalibrated,
  )
}

const unbelieved = /^The source has “opened” before “crowns”.*scripted-70b, which read it, is not believed\./

test.each<[string, readonly Judge[], RegExp | null]>([
  ['stands where nobody judges', [], null],
  ['stands where a trusted judge finds it', [judging(yes('was opened in'), no)], null],
  ['falls where a trusted judge does not find it', [judging(no, no)], /^It is not said\./],
  ['falls where a judge finds it that lets false sentences pass', [judging(yes('was opened in'), yes('was opened in'))], unbelieved],
  ['falls where a judge finds it that failed its calibration', [judging(yes('was opened in'), no, false)], unbelieved],
  ['falls where such a judge finds it by words that nobody wrote', [judging(yes('all of this is so'), no, false)], unbelieved],
])('a sentence with the words of its source in another order %s', async (_, judges, refusal) => {
  const { draft } = await runScripted(writing, { judges })
  expect(isTurned(JSON.stringify(draft.best.blocks))).toBe(refusal === null)
  if (refusal !== null)
    expect(draft.rejected).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(refusal) as unknown }))
})
