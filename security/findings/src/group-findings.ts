import type { Finding } from './finding.ts'
import type { FindingCode } from './rules.ts'
import type { Severity } from './severity.ts'
import { sortFindings } from './sort-findings.ts'

/** One finding, with every place where the same package has it. */
export interface GroupedFinding {
  readonly finding: Finding
  /** `file:line`, first the finding's own. */
  readonly places: readonly string[]
}

/** The findings of one code and severity: what one heading of a report stands over. */
export interface FindingGroup {
  readonly code: FindingCode
  readonly severity: Severity
  readonly waived: boolean
  readonly members: readonly GroupedFinding[]
}

/** Gathers findings under headings, gravest first; one package with the same finding in several files is one member. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = Map.groupBy(sortFindings(findings), ({ code, severity, waived }) => `${code} ${severity} ${waived !== undefined}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ code: first.code, severity: first.severity, waived: first.waived !== undefined, members: gather(group) }] : []
  })
}

function gather(group: readonly Finding[]): readonly GroupedFinding[] {
  return [...Map.groupBy(group, ({ subject, message }) => `${subject}\0${message}`).values()].flatMap((same) => {
    const [finding] = same
    return finding ? [{ finding, places: same.flatMap(({ at }) => (at ? [`${at.file}:${at.line}`] : [])) }] : []
  })
}
