import type { Finding } from './finding.ts'

/** The advisories a finding speaks of: the one it is known by first, then its other names. Empty for findings of other kinds. */
export function advisoryIds(finding: Finding): readonly string[] {
  if (finding.code !== 'vulnerable' && finding.code !== 'known-malicious') return []
  const { ids, id, aliases } = finding.evidence
  return [...new Set([ids, id, aliases].flatMap((value) => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : [])))]
}
