import { isFactual, looksLikeInstruction, readParagraphs, splitSentences, type Passage } from '@galley/evidence'
import { headingsOf, type Heading } from './headings-of.ts'
import { isBoilerplate } from './is-boilerplate.ts'
import { isOrder } from './is-order.ts'
import { isSelfContained } from './is-self-contained.ts'

/** Something that could be quoted: a sentence, or two neighbours of which the second needs the first. */
export interface Candidate {
  /** Verbatim: `text.slice(start, end) === quote`. */
  readonly quote: string
  readonly start: number
  readonly end: number
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** Indexes into `Reading.sentences` of the sentences it is made of. */
  readonly sentences: readonly number[]
  /** Sentences of its passage that come before it. */
  readonly before: number
  /** True in the document's opening, before the first heading that divides it. */
  readonly isLead: boolean
}

/** A document's sentences, and those of them that stand on their own. */
export interface Reading {
  readonly sentences: readonly string[]
  readonly candidates: readonly Candidate[]
}

/** Minimum characters of a quote: shorter is a scrap. */
const minLength = 40
/** Maximum characters of a quote: longer is a paragraph. */
const maxLength = 400

/** Finds what may be quoted from a stored text: whole statements that a reader understands alone, no furniture, no orders. */
export function candidatesOf(text: string): Reading {
  const headings = headingsOf(text)
  const lead = leadEnd(text, headings)
  const sentences: string[] = []
  const candidates: Candidate[] = []
  for (const passage of readParagraphs(text)) {
    const above = headings.filter(({ start, end }) => start <= passage.start && passage.start < end).map(({ title }) => title)
    const path = passage.heading === undefined || above.includes(passage.heading) ? above : [...above, passage.heading]
    const pieces = splitSentences(passage.text)
    // One order taints its passage: what stands around it belongs to it.
    if (looksLikeInstruction(passage.text) || pieces.some((piece) => isOrder(piece.text))) continue
    const first = sentences.length
    sentences.push(...pieces.map((piece) => piece.text))
    for (const [at, piece] of pieces.entries()) {
      const before = pieces[at - 1]
      const place = { passage, path, first, at, isLead: passage.start < lead }
      const needsBefore = before !== undefined && leansOnNoun(piece.text, before.text)
      if (isSound(piece.text) && isSelfContained(piece.text) && !needsBefore) candidates.push(candidate(place, at, piece.start, piece.end))
      else if (before !== undefined && isSound(piece.text) && isSound(before.text) && isSelfContained(before.text)) {
        candidates.push(candidate(place, at - 1, before.start, piece.end))
      }
    }
  }
  return { sentences, candidates: candidates.filter(({ quote }) => quote.length >= minLength && quote.length <= maxLength) }
}

/** Finds the end of the opening. A single first heading of the first level is the title; a text without headings opens with its first sixth. */
function leadEnd(text: string, headings: readonly Heading[]): number {
  const [first, second] = headings
  const isTitle = first?.level === 1 && headings.every((heading, at) => at === 0 || heading.level > 1)
  return (isTitle ? second?.start : first?.start) ?? Math.max(600, text.length / 6)
}

interface Place {
  readonly passage: Passage
  readonly path: readonly string[]
  readonly first: number
  readonly at: number
  readonly isLead: boolean
}

function candidate({ passage, path, first, at, isLead }: Place, from: number, start: number, end: number): Candidate {
  return {
    quote: passage.text.slice(start, end),
    start: passage.start + start,
    end: passage.start + end,
    headings: path,
    sentences: from === at ? [first + at] : [first + from, first + at],
    before: from,
    isLead,
  }
}

const broughtIn = /\b(?:[Aa]n?|[Oo]ne|[Nn]ew|[Tt]he \p{Lu}[\p{L}\p{N}.]*) ((?:[\p{L}\p{N}’'-]+ ?){1,4})/gu

/** *The statement names …* after *… accepts packages with a statement*: the sentence speaks of what the one before it brought in. */
function leansOnNoun(sentence: string, before: string): boolean {
  const [, noun = ''] = /^The (\p{Ll}[\p{L}-]+) (?!of |in |at |on |for |from |to |and |that |which )/u.exec(sentence) ?? []
  if (noun === '' || !before.includes(noun)) return false
  return [...before.matchAll(broughtIn)].some(([, words = '']) => words.split(' ').includes(noun))
}

/** A whole statement: begins like one, ends like one, closes what it opens, and is neither furniture nor an order. */
function isSound(sentence: string): boolean {
  const text = sentence
    .replace(/(?<=[.!?]["”’)]*): ?\d{1,4}$/, '')
    .replaceAll(/\s?\[(?:\d{1,3}|\^[^\]\s]{1,40})\]/g, '')
    .trim()
  if (!/^["“'‘«(]?[\p{Lu}\p{Lo}\p{N}$€£]/u.test(text) || !/[.。！](?:["'”’»)]){0,2}$/.test(text)) return false
  if (!isBalanced(text) || isBoilerplate(sentence)) return false
  const words = text.split(/\s+/)
  if (words.length < 6 && !/\p{Lo}/u.test(text)) return false
  const numbers = words.filter((word) => /^\W*\d/.test(word)).length
  const names = words.filter((word) => /^\W*\p{Lu}/u.test(word)).length
  if (numbers > words.length * 0.34 || names > words.length * 0.7) return false
  return isFactual(text) || words.length >= 10
}

function isBalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0
  return (
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/“/g) === count(/”/g) &&
    count(/(?<![\d\p{L}])"|"(?!\p{L})/gu) % 2 === 0
  )
}
