import type { Finding } from '@galley/findings'
import { coerce, valid } from 'semver'
import type { Ecosystem } from '../ecosystem.ts'
import { versionOrders } from '../advisories/version-orders.ts'
import type { LockedPackage } from '../locked-package.ts'
import type { FixPlan } from './fix-plan.ts'
import { isOtherMajor, lineOf, lineStart } from './line-of.ts'
import type { Move } from './move.ts'

/** Findings that another version can clear; the others are no matter of versions. */
const movable: ReadonlySet<Finding['code']> = new Set(['vulnerable', 'known-malicious', 'too-young'])

interface Target {
  readonly member: LockedPackage
  readonly to: string
  readonly findings: readonly Finding[]
  readonly packages: readonly LockedPackage[]
}

/** Finds the packages that must move, the versions they move to, and the findings that no move clears. Waived findings are left alone. */
export function findMoves(
  findings: readonly Finding[],
  packages: readonly LockedPackage[],
): { readonly moves: readonly Move[]; readonly unfixable: FixPlan['unfixable'] } {
  const unfixable: { finding: Finding; why: string }[] = []
  const asked = findings.filter(({ code, waived }) => movable.has(code) && !waived)
  const places = Map.groupBy(packages, ({ file, purl }) => `${file}\0${purl}`)
  const targets = [...Map.groupBy(asked, ({ at, subject }) => `${at?.file ?? ''}\0${subject}`)].flatMap(([place, found]) => {
    const members = places.get(place) ?? []
    const [member] = members
    const solved = found.filter((finding) => {
      const why = member ? reasonAgainst(finding, member) : 'is in no lockfile that was read'
      if (why !== null) unfixable.push({ finding, why })
      return why === null
    })
    const to = member && solved.length > 0 ? targetOf(solved, member) : null
    return member && to !== null ? [{ member, to, findings: solved, packages: members }] : []
  })
  const lines = Map.groupBy(
    targets,
    ({ member }) => `${member.file}\0${member.ecosystem}\0${member.name}\0${lineOf(member.ecosystem, member.version)}`,
  )
  const moves = [...lines.values()].map((line) => mergeLine(line, packages))
  // Two lines that end in the same version are one move.
  const merged = Map.groupBy(moves, ({ lockfile, ecosystem, name, to }) => `${lockfile}\0${ecosystem}\0${name}\0${to}`)
  return { moves: [...merged.values()].flatMap(mergeMoves), unfixable }
}

function reasonAgainst(finding: Finding, { source }: LockedPackage): string | null {
  if (finding.code === 'too-young') return 'time clears it: wait, or go back to a release that is old enough'
  if (finding.code === 'known-malicious' && fixedOf(finding).length === 0) return 'no version of malware is safe: remove the package'
  if (source.kind !== 'registry') return `comes from ${source.url}, not from a registry: change that address`
  return fixedOf(finding).length === 0 ? 'there is no fixed version: replace the package, or waive the finding until a day' : null
}

/** Versions that clear a finding, the one that clears every finding of the package first. */
function fixedOf({ evidence }: Finding): readonly string[] {
  const { clean, fixed } = evidence
  return [...(typeof clean === 'string' ? [clean] : []), ...(Array.isArray(fixed) ? (fixed as readonly string[]) : [])]
}

/** The lowest version that clears all: what the check calls clean, else the highest of the nearest fixes. */
function targetOf(findings: readonly Finding[], { ecosystem, version }: LockedPackage): string {
  const nearest = findings.map((finding) => {
    if (typeof finding.evidence['clean'] === 'string') return finding.evidence['clean']
    const fixed = sorted(ecosystem, fixedOf(finding))
    return fixed.find((candidate) => lineOf(ecosystem, candidate) === lineOf(ecosystem, version)) ?? fixed[0] ?? version
  })
  const to = sorted(ecosystem, nearest).at(-1) ?? version
  // Advisories may write `4` for `4.0.0`; a manifest must name a release.
  return ecosystem === 'npm' ? (valid(to, { loose: true }) ?? coerce(to)?.version ?? to) : to
}

function mergeLine(line: readonly Target[], packages: readonly LockedPackage[]): Move {
  const [{ member }] = line as readonly [Target, ...Target[]]
  const { ecosystem, name, file } = member
  const to =
    sorted(
      ecosystem,
      line.map((target) => target.to),
    ).at(-1) ?? ''
  const from = sorted(ecosystem, [...new Set(line.map((target) => target.member.version))])
  const locked = new Set(
    packages.filter((one) => one.file === file && one.ecosystem === ecosystem && one.name === name).map(({ version }) => version),
  )
  const order = versionOrders[ecosystem]
  const lowest = from[0] ?? ''
  const older = sorted(
    ecosystem,
    [...locked].filter((version) => (order.compare(version, lowest) ?? 0) < 0),
  ).at(-1)
  const start = lineStart(lowest)
  return {
    lockfile: file,
    ecosystem,
    name,
    from,
    to,
    floor: older === undefined ? null : (order.compare(older, start) ?? 0) < 0 ? start : lowest,
    isAlone: [...locked].every((version) => from.includes(version)),
    isMajor: from.some((version) => isOtherMajor(ecosystem, version, to)),
    packages: line.flatMap((target) => target.packages),
    findings: line.flatMap((target) => target.findings),
  }
}

function mergeMoves(moves: readonly Move[]): readonly Move[] {
  const [first] = moves
  if (!first) return []
  const { ecosystem } = first
  const order = versionOrders[ecosystem]
  const lowest = moves.reduce((low, move) => ((order.compare(move.from[0] ?? '', low.from[0] ?? '') ?? 0) < 0 ? move : low), first)
  return [
    {
      ...first,
      floor: lowest.floor,
      from: sorted(
        ecosystem,
        moves.flatMap(({ from }) => from),
      ),
      isAlone: moves.length === 1 ? first.isAlone : false,
      isMajor: moves.some(({ isMajor }) => isMajor),
      packages: moves.flatMap(({ packages }) => packages),
      findings: moves.flatMap(({ findings }) => findings),
    },
  ]
}

function sorted(ecosystem: Ecosystem, versions: readonly string[]): readonly string[] {
  const { compare } = versionOrders[ecosystem]
  return versions.toSorted((a, b) => compare(a, b) ?? 0)
}
