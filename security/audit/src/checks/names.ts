import { isFault } from '@galley/fault'
import type { Finding } from '@galley/findings'
import { applyFacts, checkName, explainVerdict, type NameFacts, type NameVerdict } from '@galley/typosquat'
import type { LockedPackage } from '../locked-package.ts'
import { mergeInstalled, type InstalledPackage } from '../merge-installed.ts'
import { isRelease } from '../is-release.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import { fetchNameFacts } from '../registry/fetch-name-facts.ts'
import { findPrivateNames } from '../registry/find-private-names.ts'
import { gatherFacts, type FactGap } from '../registry/gather-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import { reportGaps } from '../registry/report-gaps.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'

/** Names of registry packages that imitate others, by the name alone. */
export const namesCheck: Check = {
  name: 'names',
  needs: [],
  run: (context) => report(registered(context), judgeNames(registered(context))),
}

/**
 * The same with a registry at hand, in the place of the offline check: a name that is close to another, or that carries one, is judged with
 * the facts about its package, so that a fresh one is a warning. Facts that cannot be had raise nothing, and that is said.
 */
export function createRegistryNamesCheck(client: RegistryClient): Check {
  return {
    name: 'names',
    needs: ['registry'],
    run: async (context) => {
      const packages = registered(context)
      const verdicts = judgeNames(packages)
      const unsure = packages.filter((one) => mayMove(verdicts.get(keyOf(one))))
      const { facts, gaps } = await factsAbout(unsure, client, context)
      for (const [key, own] of facts) {
        const verdict = verdicts.get(key)
        if (verdict !== undefined) verdicts.set(key, await judgeWithFacts(verdict, own, client, context))
      }
      return [...report(packages, verdicts), ...reportGaps('names', gaps)]
    },
  }
}

type Verdicts = Map<string, NameVerdict>

/** Names that a registry could serve under their own name; what this project calls its own is no imitation. */
function registered(context: CheckContext): readonly LockedPackage[] {
  const isPrivate = findPrivateNames(context)
  return context.packages.filter((one) => (isRegistryPackage(one) || isArchive(one)) && !isPrivate(one.name))
}

/** A wheel or source archive has the name that an index would serve it by. */
function isArchive(one: LockedPackage): boolean {
  return one.ecosystem === 'PyPI' && one.source.kind !== 'git' && isRelease(one)
}

const keyOf = ({ ecosystem, name }: LockedPackage): string => `${ecosystem} ${name}`
const registryOf = (ecosystem: string): 'npm' | 'pypi' => (ecosystem === 'npm' ? 'npm' : 'pypi')

function judgeNames(packages: readonly LockedPackage[]): Verdicts {
  const verdicts: Verdicts = new Map()
  for (const one of packages) if (!verdicts.has(keyOf(one))) verdicts.set(keyOf(one), checkName(one.name, registryOf(one.ecosystem)))
  return verdicts
}

/** Only these names can be judged otherwise by facts. */
function mayMove(verdict: NameVerdict | undefined): boolean {
  return verdict !== undefined && (verdict.verdict === 'info' || verdict.hint !== undefined)
}

async function factsAbout(
  packages: readonly LockedPackage[],
  client: RegistryClient,
  context: CheckContext,
): Promise<{ readonly facts: ReadonlyMap<string, NameFacts>; readonly gaps: readonly FactGap[] }> {
  const names = [...new Map(mergeInstalled(packages).map((one) => [keyOf(one), one])).values()]
  const of = async (ecosystem: InstalledPackage['ecosystem']): ReturnType<typeof gatherFacts<NameFacts>> =>
    gatherFacts(
      names.filter((one) => one.ecosystem === ecosystem),
      async (name) => {
        const facts = await fetchNameFacts(client, { ecosystem: registryOf(ecosystem), name }, context.clock(), context.signal)
        return facts.exists === false ? null : facts
      },
      client,
      context,
    )
  const [npm, pypi] = await Promise.all([of('npm'), of('PyPI')])
  const known = [...npm.known, ...pypi.known].map((one) => [keyOf(one.package), one.facts] as const)
  // The name was judged all the same: what is missing could only have said more.
  const gaps = [...npm.gaps, ...pypi.gaps].map(({ package: one, host, reason }): FactGap => ({
    package: one,
    host,
    reason,
    isByDesign: true,
  }))
  return { facts: new Map(known), gaps }
}

/** The facts of the package that is meant are asked for where they can make a difference: about a young one. */
async function judgeWithFacts(
  byName: NameVerdict,
  facts: NameFacts,
  client: RegistryClient,
  { clock, signal }: CheckContext,
): Promise<NameVerdict> {
  const { ecosystem, name } = byName
  if (facts.removed === true) return checkName(name, ecosystem, { facts })
  const other = byName.target ?? byName.hint?.name
  const alone = applyFacts(byName, facts)
  if (other === undefined || alone.verdict === byName.verdict) return alone
  try {
    return applyFacts(byName, facts, await fetchNameFacts(client, { ecosystem, name: other }, clock(), signal))
  } catch (error) {
    if (!isFault(error)) throw error
    return alone
  }
}

function report(packages: readonly LockedPackage[], verdicts: Verdicts): readonly Finding[] {
  return packages.flatMap((candidate) => {
    const said = verdicts.get(keyOf(candidate))
    return said === undefined || said.verdict === 'none' ? [] : [reportOne(candidate, said)]
  })
}

/**
 * A block is critical. A warning is high, and so is a mere note whose score alone says imitation (log odds above even): such a name
 * is spared only for downloads of its own, as `axois` has. Not one of 49,000 packages in lockfiles of real projects is either. What
 * the registry's facts calmed, and a package under the name of another one's command (`tsc`), stay notes.
 */
function severityOf({ verdict, score, reasons }: NameVerdict): Finding['severity'] {
  if (verdict === 'block') return 'critical'
  const isExplained = reasons.some(({ feature, points }) => points === 0 || feature === 'command of another package')
  return verdict === 'warn' || (score > 0 && !isExplained) ? 'high' : 'info'
}

function reportOne(candidate: LockedPackage, said: NameVerdict): Finding {
  const { verdict, target, score, probability, reasons } = said
  return findingAt(candidate, {
    code: 'name-confusion',
    severity: severityOf(said),
    message: `resembles ${target ?? 'another package'}: ${explainVerdict(said)}`,
    evidence: {
      verdict,
      ...(target === undefined ? {} : { target }),
      score,
      probability,
      reasons: reasons.map(({ feature, points }) => `${feature} ${signed(points)}`),
    },
    fix:
      target === undefined
        ? 'Make sure that this is the package you meant.'
        : `If you meant ${target}, install that; else waive it with a reason.`,
  })
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`
}
