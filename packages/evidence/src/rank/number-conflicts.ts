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
  return conflictingNumbers(statements).map(({ first, second }) => [first, second])
}

/** Two statements on one thing, by index, and the number that each gives for it. */
export interface NumberConflict {
  readonly first: number
  readonly second: number
  readonly values: readonly [string, string]
}

/** Pairs as `numberConflicts` finds them, with the numbers that they differ in. */
export function conflictingNumbers(statements: readonly Sourced[]): readonly NumberConflict[] {
  const read = statements.map(readStatement)
  const having = new Map<string, number[]>()
  for (const [at, { stems, others }] of read.entries())
    if (others.length > 0) for (const stem of stems) having.set(stem, [...(having.get(stem) ?? []), at])
  const pairs: NumberConflict[] = []
  for (const [first, one] of read.entries()) {
    if (one.others.length === 0) continue
    const shared = new Map<number, number>()
    for (const stem of one.stems) for (const at of having.get(stem) ?? []) if (at > first) shared.set(at, (shared.get(at) ?? 0) + 1)
    for (const [second, both] of shared) {
      const other = read[second]
      const values = other !== undefined && both >= minShared ? differingValues(one, other, both) : null
      if (values !== null) pairs.push({ first, second, values })
    }
  }
  return pairs
}

/** The numbers that two statements with `both` stems in common differ in; null where they are on two things, or differ in more than one. */
function differingValues(one: ReadStatement, other: ReadStatement, both: number): readonly [string, string] | null {
  if (other.sourceId === one.sourceId || one.years !== other.years) return null
  if (both / (one.stems.size + other.stems.size - both) < minAlike || namesDiffer(one.names, other.names)) return null
  const [mine, theirs] = [difference(one.others, other.others), difference(other.others, one.others)]
  const [first, second] = [mine[0], theirs[0]]
  return mine.length === 1 && theirs.length === 1 && first !== undefined && second !== undefined ? [first, second] : null
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
