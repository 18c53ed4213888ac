import { judgeSupport, type AlarmName } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
import passages from './data/passages.json' with { type: 'json' }

/** A sentence of the calibration, as a judge is shown it, and what is known of it. */
export interface CalibrationCase {
  readonly claim: CheckedClaim
  /** The fault that was put in; null for a true sentence. */
  readonly fault: AlarmName | null
}

/** Number of the set of sentences, in the key of every stored calibration: changed with them. */
export const calibrationVersion = 2

let known: readonly CalibrationCase[] | undefined

/** All sentences of the calibration, those on one passage together; data/README.md says what they are. Made once: words are compared for each. */
export function calibrationCases(): readonly CalibrationCase[] {
  return (known ??= passages.flatMap(casesOf))
}

function casesOf(
  { title, headings, passage, true: kept, false: faulty }: (typeof passages)[number],
  at: number,
): readonly CalibrationCase[] {
  const all = [
    ...kept.map((sentence) => ({ sentence, fault: null })),
    ...faulty.map(({ alarm, sentence }) => ({ sentence, fault: alarm as AlarmName })),
  ]
  return all.map(({ sentence, fault }, n) => {
    const { alarm } = judgeSupport(sentence, [{ id: 'e', quote: passage, window: passage, title, headings }])
    const window = headings.length === 0 ? passage : `[${headings.join(' › ')}] ${passage}`
    const claim = { id: `p${at + 1}.${n + 1}`, text: sentence, kind: 'fact' as const, evidenceIds: [`e${at + 1}`] }
    return { claim: { claim, sentence, window, title, ...(alarm === undefined ? {} : { alarm }) }, fault }
  })
}
