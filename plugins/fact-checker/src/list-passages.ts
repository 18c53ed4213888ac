import { promptLine } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'

/** Characters of the passages that one claim is judged by; what several sources say together is rarely longer. */
const maxWindow = 9000

/** Characters that two passages of one place have to share, end to start, to be one. */
const minShared = 30

interface Passage {
  readonly title: string
  /** Headings above it; empty without any. */
  readonly place: string
  text: string
  /** The passage that it became a part of. */
  into?: Passage
}

/** Passages as a model sees them, and for each claim the numbers of those that it is judged by. */
export interface ListedPassages {
  readonly text: string
  readonly numbersOf: (claim: CheckedClaim) => readonly number[]
}

/**
 * Lists the passages of some claims, each text once, however many claims are judged by it: what stands in another passage, or goes on where one
 * of the same place ends, is that one.
 */
export function listPassages(claims: readonly CheckedClaim[]): ListedPassages {
  const passages: Passage[] = []
  const placed = new Map(claims.map((claim) => [claim, piecesOf(claim).map((piece) => place(passages, piece))]))
  const used = new Map([...placed].map(([claim, own]) => [claim, own.map(wholeOf)]))
  const order = [...Map.groupBy(passages, ({ title }) => title).values()].flatMap(byPlace)
  const lines = order.flatMap((one, at) => {
    const above = order[at - 1]
    const isNewSource = one.title !== above?.title
    const isNewPlace = one.place !== '' && (isNewSource || one.place !== above?.place)
    return [
      ...(isNewSource && one.title !== '' ? [`# ${one.title}`] : []),
      ...(isNewPlace ? [`## ${one.place}`] : []),
      `[${at + 1}] ${one.text}`,
    ]
  })
  return {
    text: `<passages>\n${lines.join('\n')}\n</passages>`,
    numbersOf: (claim) => [...new Set(used.get(claim))].map((one) => order.indexOf(one) + 1).sort((a, b) => a - b),
  }
}

/** Passages of one source by their headings, those without any first. */
function byPlace(own: readonly Passage[]): readonly Passage[] {
  const { bare = [], under = [] } = Object.groupBy(own, ({ place: path }) => (path === '' ? 'bare' : 'under'))
  return [...bare, ...[...Map.groupBy(under, ({ place: path }) => path).values()].flat()]
}

/** The passages of a window, which a blank line parts, each under its headings. */
function piecesOf({ window, title, titles = [] }: CheckedClaim): readonly Passage[] {
  return window
    .slice(0, maxWindow)
    .split('\n\n')
    .flatMap((piece, at): readonly Passage[] => {
      const [head = '', path = ''] = /^\[([^\]\n]+)\] /.exec(piece) ?? []
      const text = promptLine(piece.slice(head.length))
      return text === '' ? [] : [{ title: promptLine(titles[at] ?? title), place: promptLine(path), text }]
    })
}

/** The passage of the list that has a piece, after it was put there; what that passage then reaches is taken into it. */
function place(passages: Passage[], piece: Passage): Passage {
  let own = piece
  for (;;) {
    const at = passages.findIndex((one) => one !== own && bothOf(one, own) !== null)
    const other = passages[at]
    if (other === undefined) break
    other.text = bothOf(other, own) ?? other.text
    if (passages.includes(own)) passages.splice(passages.indexOf(own), 1)
    own.into = other
    own = other
  }
  if (!passages.includes(own)) passages.push(own)
  return own
}

function wholeOf(passage: Passage): Passage {
  return passage.into === undefined ? passage : wholeOf(passage.into)
}

/** The text of two passages as one; null where they are of different places or lie apart. */
function bothOf(one: Passage, other: Passage): string | null {
  if (one.place !== other.place) return null
  if (one.text.includes(other.text)) return one.text
  return one.title === other.title ? joined(one.text, other.text) : null
}

/** Two texts as one where one holds the other or ends as the other begins; null where they only lie apart. */
function joined(first: string, second: string): string | null {
  if (second.includes(first)) return second
  return followed(first, second) ?? followed(second, first)
}

function followed(first: string, second: string): string | null {
  for (let shared = Math.min(first.length, second.length); shared >= minShared; shared -= 1)
    if (first.endsWith(second.slice(0, shared))) return first + second.slice(shared)
  return null
}
