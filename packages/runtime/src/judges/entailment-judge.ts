import { basename } from 'node:path'
import { splitSentences } from '@galley/evidence'
import type { RunScope } from '@galley/kernel'
import type { CheckedClaim, ClaimAnswer, EntailAnswer, EntailInput, EntailmentScores, Ephemeral } from '@galley/sdk'
import { calibrate, calibrationVersion, type Judge, type JudgeAt } from '@galley/team'
import { createScratchScope } from '../scope/scratch-scope.ts'
import type { EntailmentChoice } from '../settings/settings.ts'
import type { CalibrationServices } from './calibrate-model.ts'
import { keepCalibration, maxDays } from './keep-calibration.ts'

/** Probability from which on a model's word counts. Cross-encoders put nearly all on one outcome, and a doubtful one is no lift. */
const minShare = 0.9

/** Sentences of a window at most that are tried as the span; a window has three or four for each quote. */
const maxSentences = 24

/** Everything that the entailment judge is made of. */
interface EntailmentOptions extends CalibrationServices {
  readonly scope: RunScope
  readonly show: (event: Ephemeral) => void
}

/** Makes a judge of the entailment model that the operator pinned: the passage is the premise, the sentence the hypothesis. */
export function entailmentJudge(options: EntailmentOptions, choice: EntailmentChoice): Judge {
  const { kernel, settings, chosen, clock, show } = options
  const { file, sha256, plugin, labels } = choice
  const entailIn =
    (run: RunScope) =>
    async (pairs: EntailInput['pairs'], { key, signal }: JudgeAt): Promise<readonly EntailmentScores[]> => {
      if (pairs.length === 0) return []
      const input: EntailInput = { pairs, ...(labels === undefined ? {} : { labels }) }
      return ((await kernel.call({ plugin, operation: 'entail', input, run, step: key, signal })) as EntailAnswer).scores
    }
  return {
    name: `${basename(file)}@${sha256.slice(0, 12)}`,
    tier: 'entailment',
    isWriters: false,
    judge: async (claims, at) => judgeClaims(claims, async (pairs) => entailIn(options.scope)(pairs, at)),
    async calibrate(signal) {
      const key = await keyOf(options, choice)
      const known = await options.ledger.calibration(key)
      if (known !== null) return known
      const text = `Calibrating ${basename(file)} as a judge, once in ${maxDays} days`
      show({ type: 'progress', role: 'fact-checker', step: 'calibrate', text })
      const brief = { topic: 'Calibration of a judge' }
      const entail = entailIn(createScratchScope({ brief, settings, chosen, files: null, model: null, clock, show }))
      const result = await calibrate(async (claims, at) => judgeClaims(claims, async (pairs) => entail(pairs, at)), {
        key: 'calibrate',
        signal,
      })
      return keepCalibration(options, key, result)
    },
  }
}

async function keyOf({ kernel }: CalibrationServices, { plugin, sha256, tokenizer, labels }: EntailmentChoice): Promise<string> {
  const digest = (await kernel.plugins()).find(({ name }) => name === plugin)?.digest
  return JSON.stringify(['entailment', sha256, tokenizer?.sha256, labels, plugin, digest, calibrationVersion])
}

/** Judges claims by their whole windows, then finds, for those that are entailed, the sentence of the window that says most of it. */
async function judgeClaims(
  claims: readonly CheckedClaim[],
  entail: (pairs: EntailInput['pairs']) => Promise<readonly EntailmentScores[]>,
): Promise<readonly ClaimAnswer[]> {
  const whole = await entail(claims.map(({ window, title, sentence }) => ({ premise: `${title}\n${window}`, hypothesis: sentence })))
  const entailed = claims.filter((_, at) => (whole[at]?.entailment ?? 0) >= minShare)
  const spots = entailed.flatMap((claim) =>
    splitSentences(claim.window)
      .slice(0, maxSentences)
      .map(({ text }) => ({ claim, text })),
  )
  const parts = await entail(spots.map(({ claim, text }) => ({ premise: text, hypothesis: claim.sentence })))
  const shareOf = (at: number): number => parts[at]?.entailment ?? 0
  return claims.map((claim, at): ClaimAnswer => {
    const { entailment = 0, contradiction = 0 } = whole[at] ?? {}
    const say = (says: ClaimAnswer['says'], span = ''): ClaimAnswer => ({ claimId: claim.claim.id, says, span, reason: '' })
    if (contradiction >= minShare) return say('contradicted')
    if (entailment < minShare) return say('not said')
    const own = spots.flatMap((spot, n) => (spot.claim === claim ? [{ text: spot.text, share: shareOf(n) }] : []))
    const best = own.reduce((one, other) => (other.share > one.share ? other : one), { text: claim.window, share: 0 })
    return say('supported', best.text)
  })
}
