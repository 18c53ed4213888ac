import type { Finding } from '@galley/findings'
import type { Ecosystem } from '../ecosystem.ts'
import type { LockedPackage } from '../locked-package.ts'

/** One package of one lockfile that must move: its affected versions of one major line, and where to. */
export interface Move {
  readonly lockfile: string
  readonly ecosystem: Ecosystem
  readonly name: string
  /** Affected versions, from the lowest. */
  readonly from: readonly string[]
  readonly to: string
  /** Below this nothing may move: an older version that is locked too, and not affected, ends there. */
  readonly floor: string | null
  /** No other version of it is locked. */
  readonly isAlone: boolean
  readonly isMajor: boolean
  readonly packages: readonly LockedPackage[]
  readonly findings: readonly Finding[]
}

/** The selector of an override, in words that npm and pnpm understand: `name@<2.0.1`, or `name@>=2.0.0 <2.0.1`. */
export function selectorOf({ name, floor, to }: Move): string {
  return `${name}@${floor === null ? '' : `>=${floor} `}<${to}`
}

/** `GHSA-…, CVE-…`: what a move clears, for a reason. */
export function idsOf({ findings }: Move): string {
  const ids = findings.flatMap(({ evidence }) => (Array.isArray(evidence['ids']) ? (evidence['ids'] as readonly string[]).slice(0, 1) : []))
  return [...new Set(ids)].join(', ') || 'the findings'
}

/** A package for a reason, with the alias that is changed. */
export function described(key: string, { name }: Pick<Move, 'name'>): string {
  return key === name ? name : `${name} (as ${key})`
}
