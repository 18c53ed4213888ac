import { advisoryIds } from '../advisory-ids.ts'
import { documentId } from '../document-id.ts'
import type { Finding } from '../finding.ts'
import type { Rendering } from './rendering.ts'
import type { AuditReport } from '../report.ts'
import { sortFindings } from '../sort-findings.ts'

/**
 * The vulnerabilities of a report as OpenVEX 0.2.0. Not waived: under investigation, for a version range alone does not show that
 * the code is reached. Waived with a justification: not affected; without one: affected, and the risk accepted.
 * Null where there is nothing to state: OpenVEX asks for at least one statement.
 */
export function renderOpenVex(report: AuditReport, rendering: Rendering): string | null {
  const statements = [...new Map(sortFindings(report.findings).flatMap((finding) => statement(finding))).values()]
  if (statements.length === 0) return null
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': documentId(JSON.stringify([rendering.at, statements])),
    author: 'galley audit',
    timestamp: rendering.at,
    version: 1,
    tooling: `galley-audit ${rendering.version}`,
    statements,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function statement(finding: Finding): readonly (readonly [string, object])[] {
  const [name, ...aliases] = advisoryIds(finding)
  if (name === undefined) return []
  const said = {
    vulnerability: { name, ...(aliases.length > 0 ? { aliases } : {}) },
    products: [{ '@id': finding.subject, identifiers: { purl: finding.subject } }],
    ...status(finding),
  }
  return [[`${name} ${finding.subject}`, said]]
}

function status({ waived, message, fix }: Finding): object {
  if (!waived) return { status: 'under_investigation', status_notes: [message, fix].filter(Boolean).join(' ') }
  const note = `${waived.reason} (${waived.owner}, until ${waived.expires})`
  if (waived.justification) return { status: 'not_affected', justification: waived.justification, impact_statement: note }
  return { status: 'affected', action_statement: `The risk is accepted: ${note}` }
}
