import { advisoryIds, packageName, rules, severities, writePurl, type Finding } from '@galley/findings'
import { checkOfCode } from '../check-of-code.ts'
import type { CheckName } from '../check-name.ts'
import { fault } from '../faults.ts'
import type { Waiver } from './audit-policy.ts'
import { findWideWaivers, speaksOfAdvisories } from './find-wide-waivers.ts'
import { matchesVersion } from './matches-version.ts'
import { readWaivedPackage, type WaivedPackage } from './waived-package.ts'

/** The day, the file of the waivers as the report names it, and the checks that were made. */
export interface WaiverContext {
  readonly now: Date
  readonly policyFile: string
  readonly done: ReadonlySet<CheckName>
}

/**
 * Marks the findings that a waiver accepts: of its rule, of its package, version and source, of its advisory, and not graver than it says.
 * A waiver holds to the end of its last day (UTC); one that has ended waives nothing more and is a finding of its own: of medium severity
 * where it would still be needed, else of low, to be taken out. One that covers nothing, although its check was made, is a note.
 * @throws AUDIT_WAIVER_TOO_WIDE for waivers that would cover what nobody has seen
 */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], context: WaiverContext): readonly Finding[] {
  const today = context.now.toISOString().slice(0, 10)
  const subjects = new Map(findings.map(({ subject }) => [subject, readWaivedPackage(subject)]))
  const isNear = (waiver: Waiver, { code, subject }: Finding): boolean =>
    waiver.rule === code && isNamed(waiver.purl, subjects.get(subject))
  const covers = (waiver: Waiver, finding: Finding): boolean =>
    waiver.rule === finding.code && isSame(waiver.purl, subjects.get(finding.subject)) && accepts(waiver, finding)
  const wide = findWideWaivers(waivers, findings, covers)
  if (wide.length > 0) throw fault('AUDIT_WAIVER_TOO_WIDE', { file: context.policyFile, waivers: wide.join('; ') })

  const holding = waivers.filter(({ expires }) => expires >= today)
  const marked = findings.map((finding) => {
    const waiver = holding.find((candidate) => covers(candidate, finding))
    if (!waiver) return finding
    const { reason, owner, expires, justification } = waiver
    return { ...finding, waived: { reason, owner, expires, ...(justification ? { justification } : {}) } }
  })
  const ended = waivers.filter(({ expires }) => expires < today)
  const unused = holding.filter((waiver) => isAnswered(waiver, context.done) && !findings.some((finding) => covers(waiver, finding)))
  return [
    ...marked,
    ...ended.map((waiver) =>
      expired(
        waiver,
        marked.some((finding) => !finding.waived && covers(waiver, finding)),
        context.policyFile,
      ),
    ),
    ...unused.map((waiver) =>
      idle(
        waiver,
        findings.filter((finding) => isNear(waiver, finding)),
        context.policyFile,
      ),
    ),
  ]
}

const isNamed = (waived: WaivedPackage, subject: WaivedPackage | null | undefined): subject is WaivedPackage =>
  subject?.type === waived.type && subject.name === waived.name

function isSame(waived: WaivedPackage, subject: WaivedPackage | null | undefined): boolean {
  return isNamed(waived, subject) && waived.source === subject.source && matchesVersion(waived, subject.version)
}

/** The advisory that is named, and no graver finding than was accepted: what got worse is to be looked at again. */
function accepts({ rule, advisory, severity }: Waiver, finding: Finding): boolean {
  if (advisory !== undefined && !advisoryIds(finding).some((id) => id.toLowerCase() === advisory.toLowerCase())) return false
  const limit = severity ?? (speaksOfAdvisories(rule) || rules[rule].severity === 'critical' ? 'critical' : 'high')
  return severities.indexOf(finding.severity) >= severities.indexOf(limit)
}

function isAnswered({ rule }: Waiver, done: ReadonlySet<CheckName>): boolean {
  const check = checkOfCode[rule]
  return check === null || done.has(check)
}

function expired(waiver: Waiver, needed: boolean, file: string): Finding {
  return {
    code: 'waiver-expired',
    severity: needed ? 'medium' : 'low',
    subject: purlOfWaived(waiver.purl),
    at: { file, line: waiver.line },
    message: `the waiver of ${waiver.rule} by ${waiver.owner} ended on ${waiver.expires}`,
    evidence: evidenceOf(waiver),
    fix: needed ? 'Fix what it waived, or decide again with a new reason and day.' : 'Take it out: what it waived is gone.',
  }
}

/** @param near findings of the same rule and package that the waiver does not cover: a mistyped id, a version that moved */
function idle(waiver: Waiver, near: readonly Finding[], file: string): Finding {
  const found = near.map((finding) => [...advisoryIds(finding).slice(0, 2), finding.severity, packageName(finding.subject)].join(' '))
  return {
    code: 'waiver-unused',
    severity: 'info',
    subject: purlOfWaived(waiver.purl),
    at: { file, line: waiver.line },
    message: `the waiver of ${waiver.rule}${waiver.advisory === undefined ? '' : ` ${waiver.advisory}`} by ${waiver.owner} covers nothing that was found`,
    evidence: { ...evidenceOf(waiver), ...(found.length > 0 ? { found } : {}) },
    fix:
      found.length > 0
        ? `Compare it with what was found, ${found.slice(0, 3).join('; ')}: it names another advisory, version, source or severity.`
        : 'Take it out: what it waived is not among the packages that were audited.',
  }
}

function evidenceOf({ rule, advisory, owner, expires, reason }: Waiver): Finding['evidence'] {
  return { rule, ...(advisory === undefined ? {} : { advisory }), owner, expires, reason }
}

function purlOfWaived({ type, name, version }: WaivedPackage): string {
  const segments = name.split('/')
  const namespace = segments.slice(0, -1).join('/')
  return writePurl({
    type,
    ...(namespace === '' ? {} : { namespace }),
    name: segments.at(-1) ?? '',
    ...(version === undefined ? {} : { version }),
  })
}
