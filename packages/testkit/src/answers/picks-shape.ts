import type { Scene } from './scene.ts'
import { shownEvidence } from './shown-evidence.ts'

/** A researcher's choice: the first sentences of the page, the questions in turn. */
export function picksShape({ prompt }: Scene): unknown {
  const questions = Math.max(1, [...prompt.matchAll(/^Q\d+:/gm)].length)
  const picks = shownEvidence(prompt)
    .slice(0, 8)
    .map(({ number }, at) => ({ number, question: (at % questions) + 1 }))
  return { picks }
}
