import { cleanPageText, plainText, unfence } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'

/** Characters of the passages that one claim is judged by; what several sources say together is rarely longer. */
const maxWindow = 9000

/** Characters that two passages of one place have to share, end to start, to be one. */
const minShared = 30

interface Passage {
  readonly title: string
  /** Headings above it, in square brackets; empty without any. */
  readonly place: string
  text: string
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
  const used = new Map(claims.map((claim) => [claim, piecesOf(claim).map((piece) => place(passages, piece))]))
  const groups = [...Map.groupBy(passages, ({ title }) => title)]
  const order = groups.flatMap(([, own]) => own)
  const lines = groups.flatMap(([title, own]) => {
    const numbered = own.map((one) => `[${order.indexOf(one) + 1}] ${one.place}${one.text}`)
    return title === '' ? numbered : [`# ${title}`].concat(numbered)
  })
  return {
    text: `<passages>\n${lines.join('\n')}\n</passages>`,
    numbersOf: (claim) => [...new Set(used.get(claim))].map((one) => order.indexOf(one) + 1).sort((a, b) => a - b),
  }
}

/** The passages of a window, which a blank line parts, each under its headings. */
function piecesOf({ window, title }: CheckedClaim): readonly Passage[] {
  return window
    .slice(0, maxWindow)
    .split('\n\n')
    .flatMap((piece): readonly Passage[] => {
      const [head = '', path = ''] = /^\[([^\]\n]+)\] /.exec(piece) ?? []
      const text = tame(piece.slice(head.length))
      return text === '' ? [] : [{ title: tame(title), place: path === '' ? '' : `[${tame(path)}] `, text }]
    })
}

/** The passage of the list that has a piece, after it was put there. */
function place(passages: Passage[], piece: Passage): Passage {
  const known = passages.find((one) => one.place === piece.place && one.text.includes(piece.text))
  if (known !== undefined) return known
  for (const one of passages) {
    const text = one.title === piece.title && one.place === piece.place ? joined(one.text, piece.text) : null
    if (text === null) continue
    one.text = text
    return one
  }
  passages.push(piece)
  return piece
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

/** One line in which nothing can be mistaken for a fence of the prompt or for the number of a passage. */
export function tame(text: string): string {
  return unfence(plainText(cleanPageText(text)))
    .replaceAll(/\s+/g, ' ')
    .trim()
}
