import type { UpgradeCard } from '@galley/findings'
import type { NameFacts } from '@galley/typosquat'
import type { Upgrade } from '../compare/upgrade.ts'
import type { FactsOfUpgrade } from '../facts/release-facts.ts'
import type { Profile } from '../inspect/profile.ts'

/** Everything that is known of one upgrade. */
export interface KnownUpgrade {
  readonly upgrade: Upgrade
  readonly before: Profile | null
  readonly after: Profile | null
  readonly facts: FactsOfUpgrade | null
  readonly name: NameFacts | null
}

/** The card of an upgrade: which release takes whose place, and the plain facts about it. */
export function cardOf(known: KnownUpgrade, now: Date): UpgradeCard {
  const { to, from, step } = known.upgrade
  return {
    subject: to.purl,
    at: { file: to.file, line: to.line },
    from: from?.version ?? null,
    to: to.version,
    step,
    direct: to.direct,
    opened: known.after !== null && (from === null || known.before !== null),
    facts: [...ofRelease(known, now), ...ofName(known), ...ofArchives(known)],
  }
}

function ofRelease({ facts }: KnownUpgrade, now: Date): readonly string[] {
  if (facts === null) return []
  const { publishedAt, publisher, hasProvenance } = facts.after
  return [
    ...(publishedAt === null
      ? []
      : [`released ${publishedAt.slice(0, 10)}, ${sayDays((now.getTime() - Date.parse(publishedAt)) / 86_400_000)} ago`]),
    ...(publisher === null ? [] : [`by ${publisher}`]),
    ...(hasProvenance ? ['with provenance'] : []),
  ]
}

/** A name that is new here is looked at like a new acquaintance. */
function ofName({ name }: KnownUpgrade): readonly string[] {
  if (name === null) return []
  const { ageDays, downloadsMonth, maintainers, repository, versions } = name
  const people = typeof maintainers === 'number' ? maintainers : maintainers?.length
  return [
    ...(ageDays === undefined ? [] : [`first release ${sayDays(ageDays)} ago`]),
    ...(versions === undefined ? [] : [`${versions} ${versions === 1 ? 'release' : 'releases'}`]),
    ...(downloadsMonth === undefined ? [] : [`${grouped(downloadsMonth)} downloads last month`]),
    ...(people === undefined ? [] : [`${people} ${people === 1 ? 'maintainer' : 'maintainers'}`]),
    repository ?? 'its registry names no repository',
  ]
}

function ofArchives({ before, after, upgrade }: KnownUpgrade): readonly string[] {
  if (after === null) return []
  const size = ({ files, bytes }: Profile): string => `${grouped(files)} ${files === 1 ? 'file' : 'files'}, ${sayBytes(bytes)}`
  if (before === null) return upgrade.from === null ? [size(after)] : []
  const isSame = before.files === after.files && sayBytes(before.bytes) === sayBytes(after.bytes)
  return [isSame ? size(after) : `${size(before)} → ${size(after)}`]
}

function sayDays(days: number): string {
  if (days < 2) return `${Math.max(0, Math.floor(days * 24))} hours`
  return days < 730 ? `${Math.floor(days)} days` : `${Math.floor(days / 365)} years`
}

function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
