import calculator from 'ae-cvss-calculator'
import type { Severity } from '@galley/findings'

/** The members of the calculator's vectors that are used; its own types say `any`. */
interface Vector {
  readonly isBaseFullyDefined: () => boolean
  readonly calculateScores: () => { readonly base?: number }
}

/**
 * The base score of a CVSS vector of version 2, 3.0, 3.1 or 4.0, 0 to 10 (FIRST, CVSS v3.1 §7 and v4.0 §8). `null` for anything else:
 * a vector with parts missing would come out as 0, and a vulnerability as harmless.
 */
export function cvssScore(text: string): number | null {
  if (text.length > 400) return null
  try {
    const vector = calculator.fromVector(text) as Vector | null
    const score = vector?.isBaseFullyDefined() ? vector.calculateScores().base : null
    return typeof score === 'number' && score >= 0 && score <= 10 ? score : null
  } catch {
    return null
  }
}

/** The word for a score (FIRST, CVSS v3.1 §5 and v4.0 §6, "Qualitative Severity Rating Scale"). */
export function severityOfScore(score: number): Severity {
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : score > 0 ? 'low' : 'info'
}
