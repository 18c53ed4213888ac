import { join } from 'node:path'
import pLimit from 'p-limit'
import type { ReviewedUpgrades, ReviewRequest, ReviewUpgrades, LockfileReading } from '@galley/audit'
import type { Finding } from '@galley/findings'
import { compareStates } from '../compare/compare-states.ts'
import type { Upgrade } from '../compare/upgrade.ts'
import { listUnknown } from '../facts/list-unknown.ts'
import { openReleaseCache } from '../release/release-cache.ts'
import type { PairedStates } from '../state/pair-lockfiles.ts'
import { readEarlier } from '../state/read-earlier.ts'
import { cardOf } from './card-of.ts'
import { listUnopened } from './list-unopened.ts'
import { reviewOne, type ReviewServices, type ReviewedUpgrade } from './review-one.ts'

/** Upgrades that are looked at together: each holds two archives in memory. */
const maxTogether = 6

/**
 * Tells what is new since an earlier state of lockfiles: each release that was not there before is compared with the one whose place it takes, by
 * its name, by the registry's word and by what lies in the archives.
 * @throws SINCE_UNKNOWN SINCE_UNREADABLE SINCE_SEVERAL
 */
export const reviewUpgrades: ReviewUpgrades = async (system, request) => {
  request.onProgress(`reading ${request.since}`)
  const states = await readEarlier(system, request)
  return reviewStates(states, request, {
    ...request,
    packages: request.source.files.flatMap(({ parsed }) => parsed.packages),
    readText: request.source.readText,
    cache: openReleaseCache(system.fs, join(request.data, 'cache', 'releases')),
    now: system.clock(),
  })
}

/** Compares two states that were read, with the services that are at hand. */
export async function reviewStates(
  states: PairedStates,
  request: Pick<ReviewRequest, 'since' | 'omit' | 'mustOpen' | 'onProgress'>,
  services: ReviewServices,
): Promise<ReviewedUpgrades> {
  const compared = states.pairs.map(({ before, after }) => compareStates(before?.parsed.packages ?? [], after.parsed.packages))
  const isAsked = ({ to }: Pick<Upgrade, 'to'>): boolean => !(request.omit === 'dev' && to.dev)
  const upgrades = compared.flatMap((one) => one.upgrades).filter(isAsked)
  const replaced = compared.flatMap((one) => one.replaced).filter(isAsked)
  let done = 0
  const limit = pLimit(maxTogether)
  const reviewed = await Promise.all(
    upgrades.map((upgrade) =>
      limit(async () => {
        services.signal.throwIfAborted()
        const one = await reviewOne(upgrade, services)
        done += 1
        request.onProgress(`comparing releases: ${done} of ${upgrades.length}`)
        return one
      }),
    ),
  )
  const others = replaced.map(({ to, from }): ReviewedUpgrade => replacedRelease({ to, from, step: 'replaced' }))
  const all = [...reviewed, ...others]
  return {
    review: {
      since: request.since,
      cards: all.map(({ known }) => cardOf(known, services.now)),
      removed: removedNames(
        states,
        compared.flatMap((one) => one.removed),
      ),
      notKnown: listUnknown(reviewed.flatMap(({ known: { facts } }) => facts ?? [])),
    },
    findings: [
      ...all.flatMap(({ findings }) => findings),
      ...listUnopened(
        reviewed.flatMap(({ unopened }) => unopened ?? []),
        request.mustOpen,
      ),
      ...states.pairs.flatMap(({ before }) => (before === null ? [] : blindness(before))),
    ],
  }
}

function replacedRelease(upgrade: Upgrade): ReviewedUpgrade {
  const { to } = upgrade
  const finding: Finding = {
    code: 'release-replaced',
    severity: 'critical',
    subject: to.purl,
    at: { file: to.file, line: to.line },
    message: 'has another hash than before under the same version',
    evidence: { why: 'Nobody releases a version twice: a registry refuses it.' },
    fix: 'Do not install it; take the earlier hash back, and ask whoever changed the lockfile.',
  }
  return { known: { upgrade, before: null, after: null, facts: null, name: null }, findings: [finding], unopened: null }
}

/** Releases that are gone and whose name nothing of the same lockfile has any more; of a lockfile that is gone, all. */
function removedNames(
  { gone, pairs }: PairedStates,
  removed: readonly { readonly name: string; readonly version: string }[],
): readonly string[] {
  const stays = new Set(pairs.flatMap(({ after }) => after.parsed.packages.map(({ name }) => name)))
  const lost = gone.flatMap(({ parsed }) => parsed.packages)
  return [
    ...new Set([...removed, ...lost].filter(({ name }) => !stays.has(name)).map(({ name, version }) => `${name}@${version}`)),
  ].toSorted()
}

/** Names files of the earlier state that could not be read: their packages would pass for new, or for never there. */
function blindness({ path, parsed: { blindSpots, packages }, counted }: LockfileReading): readonly Finding[] {
  const [spot] = blindSpots
  if (spot === undefined && counted === packages.length) return []
  const reason = `the earlier state of ${path} was not read whole: ${spot === undefined ? `it holds ${counted} packages, and ${packages.length} were read` : spot.what}`
  return [
    {
      code: 'not-checked',
      severity: 'medium',
      subject: 'upgrades',
      message: reason,
      evidence: { check: 'upgrades', reason, incomplete: true },
      fix: 'Compare with a state whose lockfile can be read.',
    },
  ]
}
