import { isFactual, languageOf, looksLikeInstruction, readParagraphs, splitSentences, type Passage } from '@galley/evidence'
import { headingsOf, type Heading } from './headings-of.ts'
import { isBoilerplate } from './is-boilerplate.ts'
import { isOrder } from './is-order.ts'
import { isSelfContained } from './is-self-contained.ts'

/** Something that could be quoted: a sentence, or a run of which the last needs the ones before it. */
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
  /** True where it has no whole sentence: its lines are taken as they stand. */
  readonly isOfLines: boolean
}

/** Characters of a quote, a letter of a script without spaces counting for four: shorter is a scrap, longer is a paragraph. */
interface Form {
  readonly minLength: number
  readonly maxLength: number
  readonly isSound: (sentence: string) => boolean
}

const sound: Form = { minLength: 40, maxLength: 560, isSound }
/** A text of lines without capitals or full stops offers nothing else. */
const lenient: Form = { minLength: 20, maxLength: 400, isSound: isLine }

/**
 * Finds what may be quoted from a stored text: whole statements that a reader understands alone, no furniture, no orders. Where there is not one,
 * its lines are taken as they stand.
 */
export function candidatesOf(text: string, title = ''): Reading {
  const strict = readingOf(text, title, sound)
  const reading = strict.candidates.length > 0 ? strict : readingOf(text, title, lenient)
  const isOfLines = reading !== strict
  const [first] = reading.candidates
  if (first === undefined || reading.candidates.some(({ isLead }) => isLead)) return { ...reading, isOfLines }
  // Above its first heading there may be pictures and links only: then it opens with its first part.
  const opening = first.headings.join('\n')
  const candidates = reading.candidates.map((one) => ({ ...one, isLead: one.headings.join('\n') === opening }))
  return { ...reading, candidates, isOfLines }
}

function readingOf(text: string, called: string, { minLength, maxLength, isSound: isFit }: Form): Omit<Reading, 'isOfLines'> {
  const language = languageOf(text)
  const headings = headingsOf(text)
  const lead = leadEnd(text, headings)
  const sentences: string[] = []
  const candidates: Candidate[] = []
  let last = ''
  for (const passage of readParagraphs(text)) {
    const above = headings.filter(({ start, end }) => start <= passage.start && passage.start < end).map(({ title }) => title)
    const path = passage.heading === undefined || above.includes(passage.heading) ? above : [...above, passage.heading]
    const pieces = splitSentences(passage.text, language)
    // One order taints its passage: what stands around it belongs to it.
    if (looksLikeInstruction(passage.text) || pieces.some((piece) => isOrder(piece.text))) continue
    const first = sentences.length
    sentences.push(...pieces.map((piece) => piece.text))
    const fits = pieces.map(({ text: sentence }) => isFit(sentence))
    // *This is …* right below a heading speaks of what the heading names, which stands beside every quote.
    const isFirst = path.length > 1 && path.join('\n') !== last
    last = path.join('\n')
    const standsAlone = pieces.map(
      ({ text: sentence }, at) =>
        fits[at] === true &&
        ((at === 0 && isFirst && /^(?:this|it) (?:is|are)\b/i.test(sentence)) || isSelfContained(sentence, [called, ...path].join(' '))),
    )
    for (const [at, piece] of pieces.entries()) {
      if (fits[at] !== true) continue
      const place = { passage, path, first, at, isLead: passage.start < lead }
      const from = runStart(pieces, standsAlone, fits, at)
      const start = from === null ? undefined : pieces[from]
      if (from !== null && start !== undefined) candidates.push(candidate(place, from, start.start, piece.end))
    }
  }
  return {
    sentences,
    candidates: candidates.filter(
      ({ quote, headings: above, sentences: run }) =>
        // A list of contents says what stands elsewhere.
        !above.some((heading) => heading.endsWith(quote)) &&
        (run.length === 1 || !isBoilerplate(quote)) &&
        lengthOf(quote) >= minLength &&
        lengthOf(quote) <= maxLength,
    ),
  }
}

function lengthOf(quote: string): number {
  return quote.length + 3 * (quote.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
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
    sentences: Array.from({ length: at - from + 1 }, (_, index) => first + from + index),
    before: from,
    isLead,
  }
}

/** Maximum sentences that a run goes back for what its last one speaks of. */
const maxBack = 2

/** The first sentence of the run that a sentence needs to be understood: itself, or one before it; null when none is near. */
function runStart(
  pieces: readonly { readonly text: string }[],
  standsAlone: readonly boolean[],
  fits: readonly boolean[],
  at: number,
): number | null {
  for (let from = at; from >= Math.max(0, at - maxBack); from -= 1) {
    if (fits[from] !== true) return null
    const before = pieces[from - 1]
    const leans = before !== undefined && leansOnNoun(pieces[from]?.text ?? '', before.text)
    if (standsAlone[from] === true && !leans) return from
  }
  return null
}

const broughtIn = /\b(?:[Aa]n?|[Oo]ne|[Nn]ew|[Tt]he \p{Lu}[\p{L}\p{N}.]*) ((?:[\p{L}\p{N}’'-]+ ?){1,4})/gu

/** *The statement names …* after *… accepts packages with a statement*: the sentence speaks of what the one before it brought in. */
function leansOnNoun(sentence: string, before: string): boolean {
  if (!sentence.startsWith('The ')) return false
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
  if (!/^["“'‘«(]?[\p{Lu}\p{Lo}\p{N}$€£]/u.test(text) || !/(?:\.|(?![!?？؟])\p{Sentence_Terminal})["'”’»“」』)）]{0,2}$/u.test(text))
    return false
  if (!isBalanced(text) || isBroken(text) || isBoilerplate(sentence)) return false
  const words = text.split(/\s+/)
  if (words.length < 6 && !/\p{Lo}/u.test(text)) return false
  const numbers = words.filter((word) => /^[^\p{L}\p{N}]*\p{N}/u.test(word)).length
  const names = words.filter((word) => /^[^\p{L}\p{N}]*\p{Lu}/u.test(word)).length
  if (numbers > words.length * 0.34 || names > words.length * 0.7) return false
  return isFactual(text) || words.length >= 10 || (/\p{Lo}/u.test(text) && lengthOf(text) >= 40)
}

/** A line that says something without being written as a sentence: some words, mostly letters, no furniture. */
function isLine(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}]{2,}/gu) ?? []
  const isLong = words.length >= 4 || /\p{Lo}{6}/u.test(sentence)
  return (
    isLong &&
    words.some((word) => /\p{L}{3}|\p{Lo}{2}/u.test(word)) &&
    isBalanced(sentence) &&
    !isBroken(sentence) &&
    !isBoilerplate(sentence) &&
    isFactual(sentence)
  )
}

/** A character that could not be decoded is not what the author wrote. */
function isBroken(text: string): boolean {
  return text.includes('\uFFFD')
}

function isBalanced(text: string): boolean {
  if (!/[()[\]“”"]/.test(text)) return true
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0
  return (
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/“/g) === count(/”/g) &&
    count(/(?<![\d\p{L}])"|"(?!\p{L})/gu) % 2 === 0
  )
}
