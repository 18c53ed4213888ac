import type { Support, VersionScore } from '@galley/evidence'
import type { Version } from '@galley/sdk'
import type { Writable } from './writable.ts'

/** A version with the points it does not cover. */
export interface ScoredVersion {
  readonly version: Version
  readonly uncovered: VersionScore['uncovered']
}

/** Answers of pure functions, kept so that they are not computed twice. Changed by the functions of this file only. */
export interface Caches {
  /** Versions by content and by the counters of everything their score depends on. */
  readonly versions: ReadonlyMap<string, ScoredVersion>
  /** Support (T0) by sentence and evidence. */
  readonly supports: ReadonlyMap<string, Support>
  /** Verdicts that were told by an event, by claim. */
  readonly toldVerdicts: ReadonlyMap<string, string>
}

/** Caches without anything in them. */
export function createCaches(): Caches {
  return { versions: new Map(), supports: new Map(), toldVerdicts: new Map() }
}

/** Keeps a scored version. */
export function cacheVersion(caches: Caches, key: string, scored: ScoredVersion): void {
  writable(caches).versions.set(key, scored)
}

/** Keeps the support of a claim. */
export function cacheSupport(caches: Caches, key: string, support: Support): void {
  writable(caches).supports.set(key, support)
}

/** Remembers a verdict as told; false when the same was told before. */
export function rememberTold(caches: Caches, claimId: string, verdict: string): boolean {
  const isNew = caches.toldVerdicts.get(claimId) !== verdict
  writable(caches).toldVerdicts.set(claimId, verdict)
  return isNew
}

function writable(caches: Caches): Writable<Caches> {
  return caches as Writable<Caches>
}
