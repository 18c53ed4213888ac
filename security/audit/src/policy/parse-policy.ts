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

/** Makes the fault about one place of the policy. */
type Refuse = (at: string, why: string) => Error

/**
 * Reads a policy; `file` is its name in messages. Unknown keys, waivers without the day they end, days that no calendar has and package URLs that are
 * none are refused: a typing error must not make an audit green.
 * @throws AUDIT_POLICY_INVALID
 */
export function parsePolicy(text: string, file = 'audit-policy.json'): AuditPolicy {
  const refuse: Refuse = (at, why) => fault('AUDIT_POLICY_INVALID', { file, at, why })
  const json = parseJson(text, refuse)
  const problem = checkSchema(readPolicySchema, json)
  if (problem !== null) throw refuse(problem.path || 'the file', problem.message)
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
    waivers: (value.waivers ?? []).map((waiver, index) => readWaiver(waiver, { at: `/waivers/${index}`, line: lines[index] ?? 1 }, refuse)),
  }
}

function parseJson(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // The parser's own words quote the file, and a quotation may begin in the middle of an address.
    const [spot] = readJson(text.replace(/^\uFEFF/, '')).blindSpots
    throw refuse(`line ${spot?.line ?? 1}`, `cannot be read: ${spot?.what ?? 'this is not JSON'}`)
  }
}

function linesOfWaivers(text: string): readonly number[] {
  return itemsOf(fieldOf(readJson(text.replace(/^\uFEFF/, '')).tree, 'waivers')).map(({ line }) => line)
}

function readWaiver(
  written: NonNullable<Written['waivers']>[number],
  { at, line }: { readonly at: string; readonly line: number },
  refuse: Refuse,
): Waiver {
  const purl = readWaivedPackage(written.purl)
  if (!purl) throw refuse(`${at}/purl`, `"${written.purl.slice(0, 100)}" is not a package URL such as pkg:npm/name@1.2.3`)
  if (purl.version !== undefined && purl.source === undefined && !isVersionRange(purl.type, purl.version))
    throw refuse(`${at}/purl`, `"${purl.version.slice(0, 100)}" is neither a version nor a range`)
  if (!isDay(written.expires)) throw refuse(`${at}/expires`, `"${written.expires}" is not a day`)
  if (written.advisory !== undefined && !speaksOfAdvisories(written.rule))
    throw refuse(`${at}/advisory`, `belongs to no waiver of ${written.rule}`)
  return { ...written, purl, line }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
