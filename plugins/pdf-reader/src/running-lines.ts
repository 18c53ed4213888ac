import type { Line } from './reading-order.ts'

/** White between a running line and the text, in heights of its letters. */
const minWhite = 1.2

/** Share of the pages on which a line recurs that is no part of the text. */
const minShare = 0.5

/** Pages on which the same line with another number at its beginning or end is the head of a chapter. */
const minPages = 3

/** Tells of each line if it is a running head, a footer or a page number. `pages` are the lines of each page from top to bottom. */
export function runningLines(pages: readonly (readonly Line[])[]): (line: Line) => boolean {
  const found = new Map<string, number>()
  const edges = new Set<Line>()
  for (const lines of pages) {
    const here = outermost(lines)
    for (const line of here) edges.add(line)
    for (const key of new Set(here.map(keyOf))) found.set(key, (found.get(key) ?? 0) + 1)
  }
  const min = Math.max(2, pages.length * minShare)
  const isRunning = (line: Line): boolean => {
    const times = found.get(keyOf(line)) ?? 0
    return isNumber(line) || times >= min || (times >= minPages && isPaged(line))
  }
  return (line) => edges.has(line) && isRunning(line)
}

/** The lines at the top and at the bottom that stand off from the text, two at most on each side. */
function outermost(lines: readonly Line[]): readonly Line[] {
  const sorted = lines.toSorted((one, other) => (one[0]?.y ?? 0) - (other[0]?.y ?? 0))
  const standsOff = (line: Line | undefined, next: Line | undefined): boolean => {
    const [one, other] = [line?.[0], next?.[0]]
    return one !== undefined && (other === undefined || Math.abs(other.y - one.y) > (one.size + other.size) * minWhite)
  }
  const count = [1, 0].find((at) => standsOff(sorted[at], sorted[at + 1]))
  const below = [1, 0].find((at) => standsOff(sorted.at(-1 - at), sorted.at(-2 - at)))
  return [...new Set([...sorted.slice(0, (count ?? -1) + 1), ...(below === undefined ? [] : sorted.slice(-1 - below))])]
}

const textOf = (line: Line): string => line.map(({ text }) => text).join(' ')

/** A page's number is another one on each page. */
const keyOf = (line: Line): string => textOf(line).replaceAll(/\d+/g, '#')

const isPaged = (line: Line): boolean => /^\d{1,4}\s|\s\d{1,4}$/.test(textOf(line).trim())

const isNumber = (line: Line): boolean =>
  /^[–—-]?\s*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|\/)\s*\d{1,4})?\s*[–—-]?$/i.test(textOf(line))
