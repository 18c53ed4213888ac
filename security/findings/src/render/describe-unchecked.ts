import { packageName } from '../purl/package-name.ts'
import type { Finding } from '../finding.ts'
import type { Severity } from '../severity.ts'
import { sortFindings } from '../sort-findings.ts'

/** Something that was not checked, for one reason. */
export interface Unchecked {
  readonly severity: Severity
  /** The checks, or the package, that it is about. */
  readonly what: string
  readonly why: string
  readonly fix?: string | undefined
}

/** Gathers what could not be checked, gravest first: checks that share a reason are told together, and once. */
export function describeUnchecked(findings: readonly Finding[]): readonly Unchecked[] {
  const open = sortFindings(findings.filter(({ code, waived }) => code === 'not-checked' && !waived))
  return [...Map.groupBy(open, ({ severity, message, evidence }) => `${severity} ${whyOf(message, evidence)}`).values()].flatMap(
    (members) => {
      const [first] = members
      if (!first) return []
      const checks = [
        ...new Set(
          members.map(({ subject, evidence }) => (typeof evidence['check'] === 'string' ? evidence['check'] : packageName(subject))),
        ),
      ]
      return [{ severity: first.severity, what: checks.join(', '), why: whyOf(first.message, first.evidence), fix: first.fix }]
    },
  )
}

function whyOf(message: string, { reason, packages }: Finding['evidence']): string {
  if (typeof reason !== 'string') return message
  return typeof packages === 'number' ? `${reason.replace(/\.$/, '')} (${packages} ${packages === 1 ? 'package' : 'packages'})` : reason
}
