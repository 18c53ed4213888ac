import { copiedRun } from '../text/quotes/copied-run.ts'
import { conflictingNumbers, type Sourced } from './number-conflicts.ts'

/** Independent origins that a number needs where sources differ on it. */
const minOrigins = 2

/** A statement, its source, and the address of that. */
export interface Stated extends Sourced {
  readonly address: string
}

/** A statement, by index, whose number is contested, and the other numbers with the statements that give them. */
export interface Contested {
  readonly at: number
  readonly value: string
  readonly others: readonly { readonly value: string; readonly by: readonly number[] }[]
}

/**
 * Statements whose number others contest: sources differ on it, and it is not the one number that two independent origins give. Sources of one
 * site are one origin, and so are those of which one copied the statement from the other.
 */
export function contestedNumbers(statements: readonly Stated[]): readonly Contested[] {
  const rivals = new Map<number, { readonly value: string; readonly against: Map<number, string> }[]>()
  const note = (at: number, value: string, other: number, otherValue: string): void => {
    const known = rivals.get(at) ?? []
    const same = known.find((one) => one.value === value)
    if (same === undefined) rivals.set(at, [...known, { value, against: new Map([[other, otherValue]]) }])
    else same.against.set(other, otherValue)
  }
  for (const { first, second, values } of conflictingNumbers(statements)) {
    note(first, values[0], second, values[1])
    note(second, values[1], first, values[0])
  }
  return [...rivals].flatMap(([at, sides]) => sides.flatMap((side) => contestedIn(statements, rivals, at, side) ?? []))
}

function contestedIn(
  statements: readonly Stated[],
  rivals: ReadonlyMap<number, readonly { readonly value: string; readonly against: ReadonlyMap<number, string> }[]>,
  at: number,
  { value, against }: { readonly value: string; readonly against: ReadonlyMap<number, string> },
): Contested | null {
  // Whoever contradicts one of the same statements by the same number is of one side.
  const agreeing = [...rivals].filter(([, sides]) =>
    sides.some((one) => one.value === value && [...one.against.keys()].some((other) => against.has(other))),
  )
  const others = [...Map.groupBy(against, ([, other]) => other)].map(([other, by]) => ({ value: other, by: by.map(([index]) => index) }))
  const origins = (some: readonly number[]): number => countOrigins(some.flatMap((index) => statements[index] ?? []))
  const isSettled = origins(agreeing.map(([index]) => index)) >= minOrigins && others.every(({ by }) => origins(by) < minOrigins)
  return isSettled ? null : { at, value, others }
}

/** Counts origins: each statement joins the first with which it shares a site, or eight words in a row. */
function countOrigins(statements: readonly Stated[]): number {
  const origins: Stated[][] = []
  for (const one of statements) {
    const joined = origins.filter((origin) => origin.some((other) => isSameOrigin(one, other)))
    for (const origin of joined) origins.splice(origins.indexOf(origin), 1)
    origins.push([one, ...joined.flat()])
  }
  return origins.length
}

function isSameOrigin(one: Stated, other: Stated): boolean {
  return siteOf(one.address) === siteOf(other.address) || copiedRun(one.text, [other.text]) !== null
}

/** Second levels below which a country's registry gives out names, as in `example.co.uk`. */
const secondLevels = /^(?:ac|co|com|edu|go|gob|gov|ne|net|or|org)$/

/** Site of an address: the name that its owner registered. A document without a host is a site of its own. */
function siteOf(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return address
  const labels = new URL(address).hostname.split('.')
  const [top = '', second = ''] = labels.toReversed()
  return labels.slice(top.length === 2 && secondLevels.test(second) ? -3 : -2).join('.')
}
