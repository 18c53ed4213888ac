import type { PluginLockEntry } from '@galley/trust'
import semver from 'semver'
import type { InstalledContent } from '../load/read-installed.ts'
import type { NamedChanges, PluginChanges } from '../plugin-facts.ts'
import type { VerifiedSource } from '../verified-source.ts'
import { comparePowers, grantedBy } from './compare-powers.ts'
import { hostsIn } from './hosts-in.ts'
import { powersOf } from './powers-of.ts'

/** A release that was installed, and a verified one that would take its place. */
export interface ReleasesToCompare {
  readonly entry: PluginLockEntry
  readonly before: InstalledContent
  readonly release: VerifiedSource
  readonly sbom: Uint8Array
}

/** Compares what was approved with what is asked for now. Where the installed release cannot be read, everything of the other one counts as new. */
export function compareReleases({ entry, before, release, sbom }: ReleasesToCompare): PluginChanges {
  const reviewers = release.reviewers.map(({ id }) => id)
  return {
    from: entry.version,
    to: release.version,
    isOlder: semver.lt(release.version, entry.version),
    powers: comparePowers(grantedBy(entry.grant), powersOf(release.manifest)),
    components: compareNames(before.sbom === null ? [] : componentsOf(before.sbom), componentsOf(sbom)),
    hosts: compareNames(before.code === null ? [] : hostsIn(textOf(before.code)), hostsIn(textOf(release.code))),
    reviewers: compareNames(before.reviewers, reviewers),
    author: before.author === release.author.id ? null : { from: before.author ?? 'nobody who is trusted now', to: release.author.id },
  }
}

function compareNames(before: readonly string[], after: readonly string[]): NamedChanges {
  return { added: after.filter((name) => !before.includes(name)), removed: before.filter((name) => !after.includes(name)) }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** Lists the components of a bill of materials by package URL. */
function componentsOf(sbom: Uint8Array): readonly string[] {
  const { components = [] } = JSON.parse(textOf(sbom)) as { components?: readonly { purl?: string; name?: string }[] }
  return components.map(({ purl, name = '?' }) => purl ?? name).sort()
}
