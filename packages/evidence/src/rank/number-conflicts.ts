import { contentStems } from '../text/content-stems.ts'

/** Minimum likeness without their numbers, 0–1 (Jaccard similarity of content stems), of two statements on one thing. */
const minAlike = 0.5
/** Minimum stems that two statements on one thing share. */
const minShared = 3

/** A statement and where it is from. */
export interface Sourced {
  readonly text: string
  readonly sourceId: string
}

/**
 * Pairs of statements from different sources, by index, that speak of the same thing and give one other number for it. The same years, and no
 * name that only one of each has: two events may look alike and both be true.
 */
export function numberConflicts(statements: readonly Sourced[]): readonly (readonly [number, number])[] {
  const read = statements.map(readStatement)
  const having = new Map<string, number[]>()
  for (const [at, { stems, others }] of read.entries())
    if (others.length > 0) for (const stem of stems) having.set(stem, [...(having.get(stem) ?? []), at])
  const pairs: (readonly [number, number])[] = []
  for (const [first, one] of read.entries()) {
    if (one.others.length === 0) continue
    const shared = new Map<number, number>()
    for (const stem of one.stems) for (const at of having.get(stem) ?? []) if (at > first) shared.set(at, (shared.get(at) ?? 0) + 1)
    for (const [second, both] of shared) {
      const other = read[second]
      if (other !== undefined && both >= minShared && haveConflict(one, other, both)) pairs.push([first, second])
    }
  }
  return pairs
}

/** True for two statements that share `both` stems and differ in one number alone. */
function haveConflict(one: ReadStatement, other: ReadStatement, both: number): boolean {
  if (other.sourceId === one.sourceId || one.years !== other.years) return false
  if (both / (one.stems.size + other.stems.size - both) < minAlike || namesDiffer(one.names, other.names)) return false
  return difference(one.others, other.others).length === 1 && difference(other.others, one.others).length === 1
}

function namesDiffer(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((name) => !b.has(name)) && [...b].some((name) => !a.has(name))
}

function difference(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.filter((one) => !b.includes(one))
}

/** A statement with its years, its other numbers, and what it is about. */
interface ReadStatement {
  readonly sourceId: string
  readonly years: string
  readonly others: readonly string[]
  readonly stems: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

function readStatement({ text, sourceId }: Sourced): ReadStatement {
  const numbers = [...new Set((text.match(/\p{N}[\p{N}.,]*\p{N}|\p{N}/gu) ?? []).map((one) => one.replaceAll(',', '')))]
  const isYear = (one: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(one)
  return {
    sourceId,
    years: numbers.filter(isYear).sort().join(),
    others: numbers.filter((one) => !isYear(one)),
    stems: new Set(contentStems(text.replaceAll(/\p{N}[\p{N}.,]*/gu, ' '))),
    names: new Set([...text.matchAll(/(?<=\s)\p{Lu}[\p{L}’'-]*/gu)].map(([name]) => name)),
  }
}
