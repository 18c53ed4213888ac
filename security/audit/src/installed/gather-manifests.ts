import type { Finding } from '@galley/findings'
import type { CheckName } from '../check-name.ts'
import { mergeInstalled, type InstalledPackage } from '../merge-installed.ts'
import type { LockedPackage } from '../locked-package.ts'
import type { ReadSibling } from '../parsed-lockfile.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import type { ProjectNames } from '../registry/find-private-names.ts'
import { gatherFacts, type FactGap } from '../registry/gather-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import { refuseBlindness, reportGaps } from '../registry/report-gaps.ts'
import { createInstalledReader, type ManifestFacts } from './create-installed-reader.ts'
import { wasSkippedHere } from './was-skipped-here.ts'

/** Packages with the facts of their manifests, and findings for those of which nothing is known. */
export interface GatheredManifests {
  readonly known: readonly { readonly package: InstalledPackage; readonly facts: ManifestFacts }[]
  readonly gaps: readonly FactGap[]
}

/** The facts that are looked for, and who may be asked. */
export interface ManifestQuestion {
  /** The registry; null where nobody is asked. */
  readonly client: RegistryClient | null
  /** The words for what a lockfile lacks, behind its name: "does not name their commands". */
  readonly lack: string
}

/**
 * Finds out what lockfiles do not record of packages: from what is installed beside the lockfile, else from the registry's document of
 * the version. Where neither tells, a package is a gap; one that is not installed here because it is for other platforms is left out.
 */
export async function gatherManifests(
  packages: readonly LockedPackage[],
  context: ProjectNames & { readonly readText: ReadSibling; readonly signal?: AbortSignal },
  { client, lack }: ManifestQuestion,
): Promise<GatheredManifests> {
  const readers = new Map<string, ReturnType<typeof createInstalledReader>>()
  const readInstalled = (one: LockedPackage): ManifestFacts | null => {
    const reader = readers.get(one.file) ?? createInstalledReader(context.readText, one.file)
    readers.set(one.file, reader)
    return reader(one)
  }
  const found = mergeInstalled(packages).map((one) => ({ package: one, facts: readInstalled(one) }))
  const known = found.flatMap((one) => (one.facts === null ? [] : [{ package: one.package, facts: one.facts }]))
  const isSkipped = wasSkippedHere(context.readText)
  const open = found.flatMap((one) => (one.facts === null && !isSkipped(one.package) ? [one.package] : []))
  if (client === null) return { known, gaps: open.map((one) => gapOf(one, lack, 'they are not installed here')) }

  const elsewhere = open.filter((one) => !isRegistryPackage(one) || one.version === '')
  const asked = open.filter((one) => !elsewhere.includes(one))
  const answers = await gatherFacts(asked, async (name) => client.npm(name, context.signal), client, context)
  const releases = answers.known.map(({ package: one, host, facts }) => {
    const release = facts.releases.find(({ version }) => version === one.version)
    return release === undefined
      ? { gap: { package: one, host, reason: `${host} does not have this version` } }
      : { known: { package: one, facts: { runsCode: Object.keys(release.installScripts).length > 0, commands: release.bin } } }
  })
  return {
    known: [...known, ...releases.flatMap((one) => one.known ?? [])],
    gaps: [
      ...elsewhere.map((one) => gapOf(one, lack, 'they are from no registry and not installed here')),
      // A name that is kept from a public registry is not known either, whatever the reason.
      ...answers.gaps.map(({ package: one, host, reason }) => ({ package: one, host, reason })),
      ...releases.flatMap((one) => one.gap ?? []),
    ],
  }
}

/**
 * Reports the gaps of a check whose facts are manifests.
 * @param answered packages that were judged, by the lockfile itself too
 * @throws MANIFESTS_MISSING where nothing was found and not one package could be judged
 */
export function reportManifestGaps(
  check: CheckName,
  { findings, gaps, answered }: { readonly findings: readonly Finding[]; readonly gaps: readonly FactGap[]; readonly answered: number },
): readonly Finding[] {
  if (findings.length === 0) refuseBlindness(answered, gaps, 'MANIFESTS_MISSING')
  const fix = 'Install the packages, whose manifests are then read, or audit without --offline; or leave the check out on purpose: --only.'
  return [...findings, ...reportGaps(check, gaps, fix)]
}

function gapOf(one: InstalledPackage, lack: string, why: string): FactGap {
  return { package: one, host: one.file, reason: `${one.file} ${lack}, and ${why}` }
}
