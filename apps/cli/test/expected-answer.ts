import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { purlName, readPurl, severities, type Finding } from '@galley/findings'

/** Pattern of a finding, as a field case wants one or forbids it. */
interface WantedFinding {
  readonly code?: string
  readonly anyOf?: readonly string[]
  readonly package?: string
  readonly file?: string
  readonly atLeast?: Finding['severity']
  readonly says?: string
  readonly waived?: boolean
}

/** The right answer of a field case (`expect.json`; its members are described beside the cases). */
export interface ExpectedAnswer {
  readonly command: readonly string[]
  readonly exit?: number | readonly number[]
  readonly mustFind?: readonly WantedFinding[]
  readonly mustNotFind?: readonly WantedFinding[]
  readonly mustSay?: readonly string[]
  readonly mustNotSay?: readonly string[]
  readonly packages?: number
  readonly components?: readonly { readonly name: string; readonly excluded: boolean }[]
  readonly ruleSeverity?: readonly { readonly says: string; readonly min: number; readonly max: number }[]
  /** Patterns over files that the command may write. */
  readonly after?: Readonly<Record<string, { readonly has?: readonly string[]; readonly hasNot?: readonly string[] }>>
  readonly either?: readonly Omit<ExpectedAnswer, 'command'>[]
}

/** The members of a report (JSON, SARIF or CycloneDX) that field cases look at. */
interface Report {
  readonly findings?: readonly Finding[]
  readonly coverage?: { readonly packages?: number }
  readonly components?: readonly { readonly group?: string; readonly name: string; readonly scope?: string }[]
  readonly runs?: readonly {
    readonly tool: {
      readonly driver: { readonly rules?: readonly { readonly id: string; readonly properties?: Readonly<Record<string, unknown>> }[] }
    }
    readonly results?: readonly { readonly ruleId?: string }[]
  }[]
}

/** Everything that a command left behind. */
export interface Answer {
  readonly code: number
  readonly out: string
  readonly said: string
  /** The copy of the case that the command worked on. */
  readonly folder: string
}

/** Compares an answer with the right one; each line names a difference, and none means that it is right. */
export function differencesOf(want: Omit<ExpectedAnswer, 'command'>, answer: Answer): readonly string[] {
  const report = reportOf(answer.out)
  const said = [answer.out, answer.said, ...textsOf(report)].join('\n')
  const findings = report?.findings ?? []
  const found = (wanted: WantedFinding): boolean => findings.some((finding) => fits(finding, wanted))
  const says = (pattern: string): boolean => regExpOf(pattern).test(said)
  const codes = [want.exit ?? answer.code].flat()
  return [
    ...(codes.includes(answer.code) ? [] : [`exit ${answer.code} instead of ${codes.join(' or ')}`]),
    ...(want.mustFind ?? []).filter((one) => !found(one)).map((one) => `not found: ${JSON.stringify(one)}`),
    ...(want.mustNotFind ?? []).filter(found).map((one) => `found: ${JSON.stringify(one)}`),
    ...(want.mustSay ?? []).filter((one) => !says(one)).map((one) => `does not say ${one}`),
    ...(want.mustNotSay ?? []).filter(says).map((one) => `says ${one}`),
    ...comparePackages(want, report),
    ...compareComponents(want, report),
    ...(want.ruleSeverity ?? []).flatMap((one) => compareSeverity(one, report)),
    ...Object.entries(want.after ?? {}).flatMap(([path, rules]) => compareFile(join(answer.folder, path), path, rules)),
    ...compareEither(want.either, answer),
  ]
}

function comparePackages({ packages }: Omit<ExpectedAnswer, 'command'>, report: Report | null): readonly string[] {
  const got = report?.coverage?.packages
  return packages === undefined || got === packages ? [] : [`${got} packages instead of ${packages}`]
}

function compareComponents({ components = [] }: Omit<ExpectedAnswer, 'command'>, report: Report | null): readonly string[] {
  return components.flatMap(({ name, excluded }) => {
    const got = report?.components?.find((one) => `${one.group === undefined ? '' : `${one.group}/`}${one.name}` === name)
    if (got === undefined) return [`no component ${name}`]
    return (got.scope === 'excluded') === excluded ? [] : [`component ${name} is ${got.scope ?? 'not excluded'}`]
  })
}

function compareSeverity(
  { says, min, max }: NonNullable<ExpectedAnswer['ruleSeverity']>[number],
  report: Report | null,
): readonly string[] {
  const runs = report?.runs ?? []
  const rules = new Map(
    runs.flatMap(({ tool }) => tool.driver.rules ?? []).map((rule) => [rule.id, rule.properties?.['security-severity']]),
  )
  const hits = runs.flatMap(({ results = [] }) => results).filter((result) => regExpOf(says).test(textsOf(result).join('\n')))
  const wrong = hits.filter(({ ruleId = '' }) => !(Number(rules.get(ruleId)) >= min && Number(rules.get(ruleId)) <= max))
  return hits.length === 0
    ? [`no result says ${says}`]
    : wrong.map(({ ruleId = '' }) => `${says}: rule ${ruleId} has ${String(rules.get(ruleId))}`)
}

function compareFile(
  file: string,
  name: string,
  { has = [], hasNot = [] }: { has?: readonly string[]; hasNot?: readonly string[] },
): readonly string[] {
  const text = readFileSync(file, 'utf8')
  return [
    ...has.filter((one) => !regExpOf(one).test(text)).map((one) => `${name} has no ${one}`),
    ...hasNot.filter((one) => regExpOf(one).test(text)).map((one) => `${name} has ${one}`),
  ]
}

function compareEither(either: ExpectedAnswer['either'], answer: Answer): readonly string[] {
  const tried = (either ?? []).map((one) => differencesOf(one, answer))
  return tried.length === 0 || tried.some((one) => one.length === 0)
    ? []
    : [`none of the right answers: ${tried.map((one) => one.join('; ')).join(' | ')}`]
}

function fits(finding: Finding, { code, anyOf, package: name, file, atLeast, says, waived = false }: WantedFinding): boolean {
  const codes = anyOf ?? (code === undefined ? null : [code])
  return (
    (codes === null || codes.includes(finding.code)) &&
    (finding.waived !== undefined) === waived &&
    (name === undefined || plain(nameOf(finding.subject)) === plain(name)) &&
    (file === undefined || finding.at?.file.endsWith(file) === true) &&
    (atLeast === undefined || severities.indexOf(finding.severity) <= severities.indexOf(atLeast)) &&
    (says === undefined || regExpOf(says).test(textsOf(finding).join('\n')))
  )
}

function nameOf(subject: string): string {
  const purl = readPurl(subject)
  return purl === null ? subject : purlName(purl)
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-')

/** The cases' patterns are Python's: its inline flags stand at the beginning. */
function regExpOf(pattern: string): RegExp {
  const { flags = '', rest = pattern } = /^\(\?(?<flags>[ims]+)\)(?<rest>.*)$/s.exec(pattern)?.groups ?? {}
  return new RegExp(rest, flags)
}

function reportOf(out: string): Report | null {
  try {
    const report: unknown = JSON.parse(out)
    return typeof report === 'object' && !Array.isArray(report) ? report : null
  } catch {
    return null
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
