import { contentStems } from '../text/words/content-stems.ts'

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
  const byYears = listStems(read)
  const pairs: NumberConflict[] = []
  for (const [first, one] of read.entries()) {
    const having = byYears.get(one.years)
    if (one.others.length === 0 || having === undefined) continue
    const found: { readonly second: number; readonly place: number; readonly values: readonly [string, string] }[] = []
    for (const second of candidatesFor(one, first, having)) {
      const other = read[second]
      const values = other === undefined ? null : differingValues(one, other)
      if (other !== undefined && values !== null) found.push({ second, place: firstShared(one, other), values })
    }
    // In the order of the stem that they share first.
    found.sort((a, b) => a.place - b.place || a.second - b.second)
    for (const { second, values } of found) pairs.push({ first, second, values })
  }
  return pairs
}

/** The statements of some years that have a number beside them, by the stems that they have. */
type Having = ReadonlyMap<string, readonly number[]>

/** Lists, for each group of years, where a stem is found: statements of other years never meet. */
function listStems(read: readonly ReadStatement[]): ReadonlyMap<string, Having> {
  const all = new Map<string, Map<string, number[]>>()
  for (const [at, { years, stems, others }] of read.entries()) {
    if (others.length === 0) continue
    const having = all.get(years) ?? new Map<string, number[]>()
    all.set(years, having)
    for (const stem of stems) {
      const known = having.get(stem)
      if (known === undefined) having.set(stem, [at])
      else known.push(at)
    }
  }
  return all
}

/**
 * Lists the statements behind one that can be alike enough. At a Jaccard similarity of a half they have at least half of its stems, so that one
 * of its rarer half (and one more) is among them: the frequent stems, which nearly all share, are not looked up.
 */
function candidatesFor({ stems }: ReadStatement, first: number, having: Having): ReadonlySet<number> {
  const rarest = [...stems].sort((one, other) => (having.get(one)?.length ?? 0) - (having.get(other)?.length ?? 0))
  const probed = rarest.slice(0, rarest.length - Math.ceil(rarest.length * minAlike) + 1)
  return new Set(probed.flatMap((stem) => (having.get(stem) ?? []).filter((at) => at > first)))
}

/** The numbers that two statements differ in; null where they are on two things, or differ in more than one. */
function differingValues(one: ReadStatement, other: ReadStatement): readonly [string, string] | null {
  if (other.sourceId === one.sourceId || one.years !== other.years) return null
  const both = one.stems.intersection(other.stems).size
  if (both < minShared || both / (one.stems.size + other.stems.size - both) < minAlike || namesDiffer(one.names, other.names)) return null
  const [mine, theirs] = [difference(one.others, other.others), difference(other.others, one.others)]
  const [first, second] = [mine[0], theirs[0]]
  return mine.length === 1 && theirs.length === 1 && first !== undefined && second !== undefined ? [first, second] : null
}

/** Place of the first stem that another statement has too. */
function firstShared({ stems }: ReadStatement, other: ReadStatement): number {
  return [...stems].findIndex((stem) => other.stems.has(stem))
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
