import type { Severity } from '@galley/findings'
import type { Advisory, Affected, RangeEvent } from './advisory.ts'
import { cvssScore, severityOfScore } from './cvss-score.ts'
import { ecosystemFamily, type Ecosystem } from '../ecosystem.ts'
import { normalName } from '../normal-name.ts'
import { isPlainObject, textsOf, type OsvRecord } from './osv-record.ts'

const eventKinds = { introduced: 'introduced', fixed: 'fixed', last_affected: 'lastAffected', limit: 'limit' } as const

/** The words of the databases (`database_specific.severity` of GHSA, and others). */
const severityWords: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  important: 'high',
  moderate: 'medium',
  medium: 'medium',
  low: 'low',
}

/** A record, cut down for each package name of one ecosystem that it speaks of. A withdrawn record speaks of none. */
export function compactRecord(record: OsvRecord, ecosystem: Ecosystem): ReadonlyMap<string, Advisory> {
  const found = new Map<string, Affected[]>()
  if (typeof record.withdrawn === 'string' && record.withdrawn !== '') return new Map()
  for (const entry of record.affected) {
    const { package: named } = entry
    if (!isPlainObject(named) || typeof named['name'] !== 'string' || typeof named['ecosystem'] !== 'string') continue
    if (ecosystemFamily(named['ecosystem']) !== ecosystem) continue
    const name = normalName(ecosystem, named['name'])
    found.set(name, [...(found.get(name) ?? []), compactAffected(entry)])
  }
  const common = found.size > 0 ? compactCommon(record) : null
  return new Map(
    common
      ? [...found].map(([name, affected]) => [name, { ...common, affected: common.malicious ? affected.map(coverAllVersions) : affected }])
      : [],
  )
}

function compactCommon(record: OsvRecord): Omit<Advisory, 'affected'> {
  const vectors = [record, ...record.affected].flatMap((part) => (Array.isArray(part.severity) ? part.severity : []) as readonly unknown[])
  const scores = vectors.flatMap((item) =>
    isPlainObject(item) && typeof item['score'] === 'string' ? (cvssScore(item['score']) ?? []) : [],
  )
  const score = scores.length > 0 ? Math.max(...scores) : undefined
  const word = isPlainObject(record.database_specific)
    ? severityWords[String(record.database_specific['severity']).toLowerCase()]
    : undefined
  const severity = score === undefined ? word : severityOfScore(score)
  const first = [record.summary, record.details].find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? ''
  return {
    id: record.id,
    modified: record.modified,
    aliases: textsOf(record.aliases),
    summary: firstSentence(first),
    malicious: record.id.startsWith('MAL-') || isMalware(record.database_specific) || isCalledMalware(record, first),
    ...(severity ? { severity } : {}),
    ...(score === undefined ? {} : { score }),
  }
}

/** GitHub's records of hijacked releases carry CWE-506, "Embedded Malicious Code". */
function isMalware(specific: unknown): boolean {
  return isPlainObject(specific) && textsOf(specific['cwe_ids']).includes('CWE-506')
}

/**
 * PyPA's database has neither ids nor weaknesses for malware: its record says "Malicious package." first, and gives no version that is free
 * of it. What malice could do to an honest package is told in other words, and mended by a release.
 */
function isCalledMalware({ affected }: OsvRecord, text: string): boolean {
  if (!/^(?:#+ )?(?:malicious (?:package|release|code in [^\s.]+)|malware)\b(?: *[.:(\n]|$)/i.test(text.trim())) return false
  const events = affected.flatMap((entry) => compactAffected(entry).ranges.flat())
  return events.every(({ kind, version }) => kind === 'introduced' && version === '0')
}

function compactAffected(entry: Readonly<Record<string, unknown>>): Affected {
  const ranges = (Array.isArray(entry['ranges']) ? entry['ranges'] : []).filter(isPlainObject)
  const comparable = ranges.filter((range) => range['type'] === 'SEMVER' || range['type'] === 'ECOSYSTEM')
  return {
    ranges: comparable.map((range) => (Array.isArray(range['events']) ? range['events'] : []).filter(isPlainObject).flatMap(compactEvent)),
    versions: textsOf(entry['versions']),
  }
}

/** Malware without a version stands for all of them. */
function coverAllVersions(entry: Affected): Affected {
  return entry.ranges.length === 0 && entry.versions.length === 0
    ? { versions: [], ranges: [[{ kind: 'introduced', version: '0' }]] }
    : entry
}

function compactEvent(event: Readonly<Record<string, unknown>>): readonly RangeEvent[] {
  return Object.entries(eventKinds).flatMap(([key, kind]) => (typeof event[key] === 'string' ? [{ kind, version: event[key] }] : []))
}

/** The usual opening of records of the CVE programme: the name of the product again, before it says what is wrong. */
const prologue =
  /^(?:An?|The) (?:issue|problem|flaw|vulnerability|security issue) (?:was|has been) (?:discovered|found|identified) in .{1,160}?[.!?] (?=[A-Z])/

/** The product introduced: "Requests is a HTTP library." */
const introduction = /^[\w`"'./-]+ (?:\([^)]{1,80}\) )?is (?:an?|the) .{1,250}?[.!?] (?=[A-Z])/

/** One line for a report: `summary` is often missing (PYSEC), and `details` is a page of Markdown. */
function firstSentence(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ').replace(/^#+ /, '').replace(prologue, '').replace(introduction, '')
  const sentence = /^.{20,180}?[.!?](?= |$)/.exec(line)?.[0] ?? line
  return sentence.length <= 180 ? sentence : `${sentence.slice(0, 179).trimEnd()}…`
}
