import { advisoryIds } from '../advisory-ids.ts'
import type { Component } from '../component.ts'
import { describeCoverage } from './describe-coverage.ts'
import { documentId } from '../document-id.ts'
import type { Finding, VexJustification } from '../finding.ts'
import type { Rendering } from './rendering.ts'
import type { AuditReport } from '../report.ts'
import { sortFindings } from '../sort-findings.ts'

/** OpenVEX's reasons in CycloneDX's words (impactAnalysisJustification, 1.6). */
const justifications: Readonly<Record<VexJustification, string>> = {
  component_not_present: 'code_not_present',
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  vulnerable_code_cannot_be_controlled_by_adversary: 'requires_environment',
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
}

/**
 * The audited packages as a CycloneDX 1.6 BOM, its vulnerabilities with their analysis (VEX) in it; findings of other kinds are
 * properties of their component, and what was not checked is a property of the whole.
 */
export function renderCycloneDx(report: AuditReport, packages: readonly Component[], rendering: Rendering): string {
  const findings = sortFindings(report.findings)
  const components = [...new Map(packages.map((part) => [part.purl, part])).values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1))
  const content = {
    metadata: {
      timestamp: rendering.at,
      tools: { components: [{ type: 'application', name: 'galley-audit', version: rendering.version }] },
      properties: [
        { name: 'galley:coverage', value: describeCoverage(report) },
        { name: 'galley:complete', value: String(report.complete) },
      ],
    },
    components: components.map((part) => component(part, findings)),
    vulnerabilities: vulnerabilities(findings, new Set(components.map(({ purl }) => purl))),
  }
  const head = { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6' }
  return `${JSON.stringify({ ...head, serialNumber: documentId(JSON.stringify(content)), version: 1, ...content }, null, 2)}\n`
}

function component(part: Component, findings: readonly Finding[]): object {
  const { group, name } = /^(?:(?<group>@[^/]+)\/)?(?<name>.+)$/su.exec(part.name)?.groups ?? { name: part.name }
  const hashes = (part.integrity ?? []).flatMap(hash)
  const properties = findings
    .filter((finding) => finding.subject === part.purl && advisoryIds(finding).length === 0)
    .map(({ code, severity, message, waived }) => ({
      name: `galley:finding:${code}`,
      value: `${waived ? `waived until ${waived.expires}` : severity}: ${message}`,
    }))
  return {
    type: 'library',
    'bom-ref': part.purl,
    ...(group === undefined ? {} : { group }),
    name: name ?? part.name,
    version: part.version,
    purl: part.purl,
    ...(part.dev ? { scope: 'excluded' } : {}),
    ...(hashes.length > 0 ? { hashes } : {}),
    ...(part.licence === undefined ? {} : { licenses: [licence(part.licence)] }),
    ...(properties.length > 0 ? { properties } : {}),
  }
}

/** `sha512-BASE64` (Subresource Integrity) or `sha256:HEX` as a CycloneDX hash; what is neither is left out. */
function hash(integrity: string): readonly object[] {
  const [, bits, separator, digest] = /^sha(1|256|384|512)([-:])([\w+/=]+)$/.exec(integrity) ?? []
  if (bits === undefined || digest === undefined) return []
  const content = separator === '-' ? Buffer.from(digest, 'base64').toString('hex') : digest.toLowerCase()
  return content.length * 4 === (bits === '1' ? 160 : Number(bits)) ? [{ alg: `SHA-${bits}`, content }] : []
}

function licence(text: string): object {
  return /^[\w.+()-]+(?: (?:AND|OR|WITH) [\w.+()-]+)*$/.test(text) ? { expression: text } : { license: { name: text } }
}

function vulnerabilities(findings: readonly Finding[], known: ReadonlySet<string>): readonly object[] {
  const found = new Map<string, object>()
  for (const finding of findings) {
    const [id, ...aliases] = advisoryIds(finding)
    if (id === undefined || found.has(`${id} ${finding.subject}`)) continue
    const source = { name: 'OSV', url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}` }
    found.set(`${id} ${finding.subject}`, {
      'bom-ref': `${id}#${finding.subject}`,
      id,
      source,
      ...(aliases.length > 0 ? { references: aliases.map((alias) => ({ id: alias, source: { name: 'OSV' } })) } : {}),
      ratings: [{ severity: finding.severity }],
      description: finding.message,
      ...(finding.fix === undefined ? {} : { recommendation: finding.fix }),
      analysis: analysis(finding),
      affects: known.has(finding.subject) ? [{ ref: finding.subject }] : [],
    })
  }
  return [...found.values()]
}

function analysis({ waived, fix }: Finding): object {
  if (!waived) return { state: 'in_triage', ...(fix === undefined ? {} : { response: ['update'] }) }
  const detail = `${waived.reason} (${waived.owner}, until ${waived.expires})`
  if (waived.justification) return { state: 'not_affected', justification: justifications[waived.justification], detail }
  return { state: 'exploitable', response: ['will_not_fix'], detail: `The risk is accepted: ${detail}` }
}
