import type { LockfileReading } from '@galley/audit'

/** A lockfile as it is, and as it was; null where it is new. */
interface LockfilePair {
  readonly before: LockfileReading | null
  readonly after: LockfileReading
}

/** The lockfiles of two states, put together; `gone` are those that nothing took the place of. */
export interface PairedStates {
  readonly pairs: readonly LockfilePair[]
  readonly gone: readonly LockfileReading[]
}

/** Puts two sets of lockfiles together that somebody named: one is the earlier state of one, whatever the two are called. */
export function pairNamed(before: readonly LockfileReading[], after: readonly LockfileReading[]): PairedStates {
  const [one, ...others] = after
  return one !== undefined && others.length === 0 && before.length <= 1
    ? { pairs: [{ before: before[0] ?? null, after: one }], gone: [] }
    : pairLockfiles(before, after)
}

/** Puts the lockfiles of two states together: by path, and of the others, which were renamed or moved, those that share the most releases. */
export function pairLockfiles(before: readonly LockfileReading[], after: readonly LockfileReading[]): PairedStates {
  const open = new Map(before.map((file) => [file.path, file]))
  const partners = new Map<string, LockfileReading>()
  const settle = (path: string, partner: LockfileReading | undefined): void => {
    if (partner === undefined) return
    partners.set(path, partner)
    open.delete(partner.path)
  }
  for (const { path } of after) settle(path, open.get(path))
  const moves = after
    .filter(({ path }) => !partners.has(path))
    .flatMap((file) => [...open.values()].map((other) => ({ file, other, shared: countShared(file, other) })))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
  for (const { file, other } of moves) if (!partners.has(file.path) && open.has(other.path)) settle(file.path, other)
  return { pairs: after.map((file) => ({ before: partners.get(file.path) ?? null, after: file })), gone: [...open.values()] }
}

function countShared(one: LockfileReading, other: LockfileReading): number {
  const held = new Set(other.parsed.packages.map(({ purl }) => purl))
  return new Set(one.parsed.packages.map(({ purl }) => purl)).intersection(held).size
}
