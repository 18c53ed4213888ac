import { fault } from '../faults.ts'
import { defaultPolicy, type AuditPolicy, type Waiver } from './audit-policy.ts'
import { fieldOf, itemsOf } from '../formats/read/tree.ts'
import { readJson } from '../formats/read/read-json.ts'
import { checkSchema } from './check-schema.ts'
import { isVersionRange } from './matches-version.ts'
import { readWaivedPackage } from './waived-package.ts'
import { readPolicySchema } from './policy-schema.ts'
import { speaksOfAdvisories } from './find-wide-waivers.ts'

/** The file as it may be written: every key optional, purls still text. */
type Written = Partial<Omit<AuditPolicy, 'waivers' | 'ages' | 'licences' | 'actions'>> & {
  readonly ages?: Partial<AuditPolicy['ages']>
  readonly licences?: Partial<AuditPolicy['licences']>
  readonly actions?: Partial<AuditPolicy['actions']>
  readonly waivers?: readonly (Omit<Waiver, 'purl' | 'line'> & { readonly purl: string })[]
}

/**
 * Reads `audit-policy.json`. Unknown keys, waivers without the day they end, days that no calendar has and package URLs that are
 * none are refused: a typing error must not make an audit green.
 * @throws AUDIT_POLICY_INVALID
 */
export function parsePolicy(text: string): AuditPolicy {
  const json = parseJson(text)
  const problem = checkSchema(readPolicySchema, json)
  if (problem !== null) throw fault('AUDIT_POLICY_INVALID', { at: problem.path || 'the file', why: problem.message })
  const value = json as Written
  const lines = linesOfWaivers(text)
  return {
    failOn: value.failOn ?? defaultPolicy.failOn,
    checks: value.checks ?? defaultPolicy.checks,
    offline: value.offline ?? defaultPolicy.offline,
    exclude: value.exclude ?? defaultPolicy.exclude,
    ages: { ...defaultPolicy.ages, ...value.ages },
    licences: { ...defaultPolicy.licences, ...value.licences },
    registries: value.registries ?? defaultPolicy.registries,
    privateNames: value.privateNames ?? defaultPolicy.privateNames,
    installScripts: value.installScripts ?? defaultPolicy.installScripts,
    actions: { ...defaultPolicy.actions, ...value.actions },
    waivers: (value.waivers ?? []).map((waiver, index) => readWaiver(waiver, index, lines[index] ?? 1)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // The parser's own words quote the file, and a quotation may begin in the middle of an address.
    const [spot] = readJson(text.replace(/^\uFEFF/, '')).blindSpots
    throw fault('AUDIT_POLICY_INVALID', { at: `line ${spot?.line ?? 1}`, why: `is not JSON: ${spot?.what ?? 'it cannot be read'}` })
  }
}

function linesOfWaivers(text: string): readonly number[] {
  return itemsOf(fieldOf(readJson(text.replace(/^\uFEFF/, '')).tree, 'waivers')).map(({ line }) => line)
}

function readWaiver(written: NonNullable<Written['waivers']>[number], index: number, line: number): Waiver {
  const at = `/waivers/${index}`
  const purl = readWaivedPackage(written.purl)
  if (!purl)
    throw fault('AUDIT_POLICY_INVALID', {
      at: `${at}/purl`,
      why: `"${written.purl.slice(0, 100)}" is not a package URL such as pkg:npm/name@1.2.3`,
    })
  if (purl.version !== undefined && purl.source === undefined && !isVersionRange(purl.type, purl.version))
    throw fault('AUDIT_POLICY_INVALID', { at: `${at}/purl`, why: `"${purl.version.slice(0, 100)}" is neither a version nor a range` })
  if (!isDay(written.expires)) throw fault('AUDIT_POLICY_INVALID', { at: `${at}/expires`, why: `"${written.expires}" is not a day` })
  if (written.advisory !== undefined && !speaksOfAdvisories(written.rule))
    throw fault('AUDIT_POLICY_INVALID', { at: `${at}/advisory`, why: `belongs to no waiver of ${written.rule}` })
  return { ...written, purl, line }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
