import { satisfies } from '@renovatebot/pep440'
import { isFault } from '@galley/fault'
import type { Finding } from '@galley/findings'
import { reportGaps, refuseBlindness } from '../registry/report-gaps.ts'
import { gatherFacts, type FactGap, type GatheredFacts } from '../registry/gather-facts.ts'
import type { NpmFacts, NpmReleaseFacts } from '../registry/npm-facts.ts'
import type { PypiFacts, PypiReleaseFacts } from '../registry/pypi-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { CheckName } from '../check-name.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import type { Check, CheckContext } from './check.ts'
import { mergeInstalled, type InstalledPackage } from '../merge-installed.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** The verdict on one package: findings, or the fact that the registry does not give ("the time of its release"); both where it was judged in part. */
export interface Judged {
  readonly findings?: readonly (Finding | null)[]
  readonly missing?: string
}

/** A package with what the registry says of it and of the release that is locked. */
export interface Known<Facts, Release> {
  readonly package: InstalledPackage
  readonly facts: Facts
  readonly release: Release
}

type Judge<Facts, Release> = (known: Known<Facts, Release>, context: CheckContext) => Judged | Promise<Judged>

/**
 * A check that rests on a registry's facts. Every package from a registry is asked for; what is not known of one is a gap and is
 * counted, never passed over. An ecosystem without a judge has no such facts (PyPI's JSON names no publisher, for instance).
 */
export function createRegistryCheck(
  name: CheckName,
  client: RegistryClient,
  judges: { readonly npm?: Judge<NpmFacts, NpmReleaseFacts>; readonly pypi?: Judge<PypiFacts, PypiReleaseFacts> },
): Check {
  return {
    name,
    needs: ['registry'],
    run: async (context) => {
      const { signal } = context
      const packages = mergeInstalled(context.packages.filter((locked) => locked.version !== '' && isRegistryPackage(locked)))
      const of = (ecosystem: Ecosystem): readonly InstalledPackage[] => packages.filter((one) => one.ecosystem === ecosystem)
      const [npm, pypi] = await Promise.all([
        judges.npm === undefined
          ? nobodyKnows(of('npm'), client)
          : judge(await gatherFacts(of('npm'), async (one) => client.npm(one, signal), client, context), npmRelease, judges.npm, context),
        judges.pypi === undefined
          ? nobodyKnows(of('PyPI'), client)
          : judge(
              await gatherFacts(of('PyPI'), async (one) => client.pypi(one, signal), client, context),
              pypiRelease,
              judges.pypi,
              context,
            ),
      ])
      const gaps = [...npm.gaps, ...pypi.gaps]
      refuseBlindness(npm.judged + pypi.judged, gaps)
      return [...npm.findings, ...pypi.findings, ...reportGaps(name, gaps)]
    },
  }
}

interface Outcome {
  readonly findings: readonly Finding[]
  readonly gaps: readonly FactGap[]
  readonly judged: number
}

/** Said all the same: a check that is "done" must not be read as one of these packages. */
function nobodyKnows(packages: readonly InstalledPackage[], client: RegistryClient): Outcome {
  const gaps = packages.map((one): FactGap => {
    const host = client.hostOf(one.ecosystem, one.name)
    return { package: one, host, reason: `${one.ecosystem} has no such facts`, isByDesign: true }
  })
  return { findings: [], gaps, judged: 0 }
}

async function judge<Facts, Release>(
  gathered: GatheredFacts<Facts>,
  releaseOf: (facts: Facts, version: string) => Release | undefined,
  decide: Judge<Facts, Release>,
  context: CheckContext,
): Promise<Outcome> {
  const judged = await Promise.all(
    gathered.known.map(async ({ package: one, host, facts }) => {
      const release = releaseOf(facts, one.version)
      const { findings, missing, failed }: Judged & { failed?: string } =
        release === undefined ? { missing: 'this version' } : await attempt(async () => decide({ package: one, facts, release }, context))
      const reason = failed ?? (missing === undefined ? undefined : `${missing} is not available from ${host}`)
      const gap: readonly FactGap[] = reason === undefined ? [] : [{ package: one, host, reason }]
      const isJudged = reason === undefined || findings !== undefined
      return { findings: (findings ?? []).filter((finding) => finding !== null), gaps: gap, isJudged }
    }),
  )
  return {
    findings: judged.flatMap(({ findings }) => findings),
    gaps: [...gathered.gaps, ...judged.flatMap(({ gaps }) => gaps)],
    judged: judged.filter(({ isJudged }) => isJudged).length,
  }
}

/** A registry that answers no more in the middle of a check leaves gaps, and what was found before stands. */
async function attempt(decide: () => Judged | Promise<Judged>): Promise<Judged & { readonly failed?: string }> {
  try {
    return await decide()
  } catch (error) {
    if (isFault(error)) return { failed: error.message }
    throw error
  }
}

function npmRelease(facts: NpmFacts, version: string): NpmReleaseFacts | undefined {
  return facts.releases.find((release) => release.version === version)
}

/** `1.0` is `1.0.0` (PEP 440). */
function pypiRelease(facts: PypiFacts, version: string): PypiReleaseFacts | undefined {
  return (
    facts.releases.find((release) => release.version === version) ??
    facts.releases.find((release) => satisfies(release.version, `==${version}`))
  )
}
