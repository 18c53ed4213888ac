import type { CoveredCheck, Finding, FindingCode } from '@galley/findings'

/** Findings that say that something was not seen: with one of these an audit is not complete. */
const blind: ReadonlySet<FindingCode> = new Set(['blind-spot', 'not-checked'])

/**
 * True where everything that was asked was checked. Advisories that are empty or of another ecosystem are as good as none;
 * those that are only old (a lighter finding) still tell what they knew.
 */
export function isComplete(findings: readonly Finding[], checks: readonly CoveredCheck[]): boolean {
  const isBlind = ({ code, severity }: Finding): boolean =>
    blind.has(code) || (code === 'stale-advisories' && (severity === 'critical' || severity === 'high'))
  return checks.every(({ state }) => state !== 'failed') && !findings.some(isBlind)
}
