import { writePurl, type Finding } from '@galley/findings'
import type { Waiver } from './audit-policy.ts'
import { matchesVersion } from './matches-version.ts'
import { readWaivedPackage, type WaivedPackage } from './waived-package.ts'

/**
 * Marks the findings that a waiver accepts. A waiver holds to the end of its last day (UTC); one that has ended waives nothing
 * more and is a finding of its own: of medium severity where it would still be needed, else of low, to be taken out.
 * @param policyFile where the waivers stand, as the report names it
 */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], now: Date, policyFile: string): readonly Finding[] {
  const today = now.toISOString().slice(0, 10)
  const subjects = new Map(findings.map(({ subject }) => [subject, readWaivedPackage(subject)]))
  const covers = (waiver: Waiver, finding: Finding): boolean =>
    waiver.rule === finding.code && isSame(waiver.purl, subjects.get(finding.subject) ?? null)
  const holding = waivers.filter(({ expires }) => expires >= today)
  const ended = waivers.filter(({ expires }) => expires < today)
  const marked = findings.map((finding) => {
    const waiver = holding.find((candidate) => covers(candidate, finding))
    if (!waiver) return finding
    const { reason, owner, expires, justification } = waiver
    return { ...finding, waived: { reason, owner, expires, ...(justification ? { justification } : {}) } }
  })
  return [
    ...marked,
    ...ended.map((waiver) =>
      expired(
        waiver,
        marked.some((finding) => !finding.waived && covers(waiver, finding)),
        policyFile,
      ),
    ),
  ]
}

function isSame(waived: WaivedPackage, subject: WaivedPackage | null): boolean {
  return subject !== null && waived.type === subject.type && waived.name === subject.name && matchesVersion(waived, subject.version)
}

function expired(waiver: Waiver, needed: boolean, policyFile: string): Finding {
  return {
    code: 'waiver-expired',
    severity: needed ? 'medium' : 'low',
    subject: purlOfWaived(waiver.purl),
    at: { file: policyFile, line: 1 },
    message: `the waiver of ${waiver.rule} by ${waiver.owner} ended on ${waiver.expires}`,
    evidence: { rule: waiver.rule, owner: waiver.owner, expires: waiver.expires, reason: waiver.reason },
    fix: needed ? 'Fix what it waived, or decide again with a new reason and day.' : 'Take it out: what it waived is gone.',
  }
}

function purlOfWaived({ type, name, version }: WaivedPackage): string {
  const [last = '', namespace] = name.split('/').toReversed()
  return writePurl({ type, ...(namespace === undefined ? {} : { namespace }), name: last, ...(version === undefined ? {} : { version }) })
}
