import calculator from 'ae-cvss-calculator'
import type { Severity } from '@galley/findings'

/**
 * The score of a CVSS vector of version 2, 3.0, 3.1 or 4.0, 0 to 10; `null` for anything else.
 * FIRST, CVSS v3.1 §7 and v4.0 §8; the calculator follows their published tables.
 */
export function cvssScore(vector: string): number | null {
  if (vector.length > 400) return null
  try {
    const score = calculator.fromVector(vector)?.calculateScores().overall
    return typeof score === 'number' && score >= 0 && score <= 10 ? score : null
  } catch {
    return null
  }
}

/** The word for a score (FIRST, CVSS v3.1 §5 and v4.0 §6, "Qualitative Severity Rating Scale"). */
export function severityOfScore(score: number): Severity {
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : score > 0 ? 'low' : 'info'
}
