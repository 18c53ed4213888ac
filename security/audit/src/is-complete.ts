import type { CoveredCheck, Finding, FindingCode } from '@galley/findings'

/** Findings that say that something was not seen: with one of these an audit is not complete, unless its evidence says `incomplete: false`. */
const blind: ReadonlySet<FindingCode> = new Set(['blind-spot', 'not-checked'])

/** True where everything that was asked was checked: no check failed, and no finding says that something was not seen. */
export function isComplete(findings: readonly Finding[], checks: readonly CoveredCheck[]): boolean {
  return checks.every(({ state }) => state !== 'failed') && !findings.some(isBlind)
}

function isBlind({ code, evidence }: Finding): boolean {
  const { incomplete } = evidence
  return typeof incomplete === 'boolean' ? incomplete : blind.has(code)
}
