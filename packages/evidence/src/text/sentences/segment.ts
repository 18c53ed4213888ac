import { endsSentence } from './ends-sentence.ts'
import { languageOf } from '../language/language-of.ts'
import type { Language } from '../language/languages/index.ts'
import { wholes } from './wholes.ts'

/** A sentence and its place in the text it was cut from: UTF-16 units, `text.slice(start, end) === sentence.text`. */
export interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Marks after a full stop that still belong to its sentence: closing marks, reference marks and the pages they name (*: 12*), citation tokens. */
const closers =
  /^(?::[ \t]?\d{1,4}(?:[-–,][ \t]?\d{1,4})*(?=\s|\[|$)|["'”’)\]*_」』）]|[“«‘](?![\p{L}\p{N}])|[ \u00A0\u202F]?»(?![\p{L}\p{N}])|\[(?:\d{1,3}|\^[^\]\s]{1,40}|[a-z]{1,2}|note \d+|citation needed)\])*(?:[ \t]*\[\[c:[A-Za-z0-9._-]{1,80}\]\])*/u

/** Full stops of all scripts, runs of dots, and the ends of lines. */
const stops = /[.!?…]+|\p{Sentence_Terminal}+|\n/gu

/**
 * Cuts one piece of prose into sentences. The tables of `languages/` say where a full stop does not end one; the language is that of the
 * text, which a caller that cuts many pieces of one text finds once. Other scripts end a sentence at their own marks (Unicode's
 * `Sentence_Terminal`). A piece is covered whole: what has neither letter nor number belongs to the sentence before it.
 */
export function segment(
  text: string,
  from = 0,
  to: number = text.length,
  language: Language = languageOf(text.slice(from, to)),
): readonly Sentence[] {
  const piece = text.slice(from, to)
  const whole = wholes(piece)
  const width = longestLine(piece)
  const cuts: number[] = []
  let start = 0
  for (const stop of piece.matchAll(stops)) {
    const at = stop.index
    if (at < start) continue
    const after = at + stop[0].length
    const end = stop[0] === '\n' ? at : after + (closers.exec(piece.slice(after, after + 400))?.[0].length ?? 0)
    if (end >= piece.length) break
    if (whole.some(([open, close]) => open < at && end < close)) continue
    const isEnd = stop[0] === '\n' ? endsLine(piece, start, at, width) : endsSentence({ piece, start, at, stop: stop[0], end, language })
    if (!isEnd) continue
    cuts.push(end)
    start = end
  }
  return sentencesOf(piece, [...cuts, piece.length]).map((one) => ({ text: one.text, start: from + one.start, end: from + one.end }))
}

function sentencesOf(piece: string, cuts: readonly number[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const cut of cuts) {
    const body = piece.slice(start, cut).trim()
    const last = sentences.at(-1)
    if (/[\p{L}\p{N}]/u.test(body.replaceAll(/\[[^\]\s]{1,40}\]/g, ''))) {
      const at = piece.indexOf(body, start)
      sentences.push({ text: body, start: at, end: at + body.length })
      start = cut
    } else if (last !== undefined && body !== '') {
      const end = piece.slice(0, cut).trimEnd().length
      sentences[sentences.length - 1] = { text: piece.slice(last.start, end), start: last.start, end }
      start = cut
    }
  }
  return sentences
}

function longestLine(piece: string): number {
  return piece.includes('\n') ? Math.max(...piece.split('\n').map((line) => line.length)) : 0
}

/** Columns that a line must be short of the longest, with the next line's first word, to have been ended on purpose. */
const minSpare = 20

/** True at the end of a line that was not wrapped: the next one starts large, and its first word would have had room and to spare. */
function endsLine(piece: string, start: number, at: number, width: number): boolean {
  const line = piece.slice(Math.max(start, piece.lastIndexOf('\n', at - 1) + 1), at)
  const next = /^\s*["“„«([*_]*[\p{Lu}\p{N}][^\s]*/u.exec(piece.slice(at + 1, at + 60))?.[0]
  return next !== undefined && !/[,;–—-]\s*$/.test(line) && line.trim() !== '' && line.length + next.length + minSpare <= width
}
