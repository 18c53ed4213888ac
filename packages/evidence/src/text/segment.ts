import { beforeNumber, either, forward, starters } from './abbreviations.ts'

/** A sentence and its place in the text it was cut from: UTF-16 units, `text.slice(start, end) === sentence.text`. */
export interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Maximum characters of a quotation or bracket that is not cut inside. */
const maxWhole = 700

/** Marks after a full stop that still belong to its sentence: closing marks, reference marks and the pages they name (*: 12*), citation tokens. */
const closers =
  /^(?::[ \t]?\d{1,4}(?:[-–,][ \t]?\d{1,4})*(?=\s|\[|$)|["'”’»)\]*_]|\[(?:\d{1,3}|\^[^\]\s]{1,40}|[a-z]{1,2}|note \d+|citation needed)\])*(?:[ \t]*\[\[c:[A-Za-z0-9._-]{1,80}\]\])*/

/** Cuts one piece of prose into sentences. Rules in the order of Unicode's UAX 29, with English abbreviations on top. */
export function segment(text: string, from = 0, to: number = text.length): readonly Sentence[] {
  const piece = text.slice(from, to)
  const whole = wholes(piece)
  const sentences: Sentence[] = []
  let start = 0
  const push = (end: number): void => {
    const cut = piece.slice(start, end)
    const lead = cut.length - cut.trimStart().length
    const body = cut.trim()
    if (body !== '' && /[\p{L}\p{N}]/u.test(body.replaceAll(/\[[^\]\s]{1,40}\]/g, '')))
      sentences.push({ text: body, start: from + start + lead, end: from + start + lead + body.length })
    start = end
  }
  for (const stop of piece.matchAll(/[.!?…]+|[。！？]+/g)) {
    const at = stop.index
    const after = at + stop[0].length
    if (at < start) continue
    const end = after + (closers.exec(piece.slice(after, after + 400))?.[0].length ?? 0)
    if (end >= piece.length) break
    if (whole.some(([open, close]) => open < at && end < close)) continue
    if (/^[。！？]/.test(stop[0]) || endsSentence(piece, start, at, stop[0], end)) push(end)
  }
  push(piece.length)
  return sentences
}

/** Spans of quotations and brackets that close again soon: they stay in one sentence. */
function wholes(piece: string): readonly (readonly [number, number])[] {
  const pattern =
    /“[^“”\n]{2,700}”|«[^«»\n]{2,700}»|(?<=^|[\s([])"(?=\S)[^"\n]{2,700}(?<=\S)"(?![\p{L}\p{N}])|\((?:[^()\n]|\([^()\n]{0,200}\)){2,300}\)/gu
  return [...piece.matchAll(pattern)]
    .filter((match) => match[0].length <= maxWhole)
    .map((match) => [match.index, match.index + match[0].length] as const)
}

function endsSentence(piece: string, start: number, at: number, stop: string, end: number): boolean {
  const rest = piece.slice(end, end + 60)
  const before = piece.slice(start, at)
  if (!/^\s/.test(rest)) return isGlued(before, rest, stop)
  const next = rest.trimStart()
  const opening = /^["'“‘«([*_]*/.exec(next)?.[0] ?? ''
  const word = /^[\p{L}\p{M}\p{N}’'-]+/u.exec(next.slice(opening.length))?.[0] ?? ''
  if (/^\p{Ll}/u.test(word) && !/^\p{Ll}+\p{Lu}/u.test(word)) return false
  if (stop === '.') return endsAtFullStop(before, word, end > at + 1)
  return true
}

/** *…the attack.Russian officials…*: pages lose the space between sentences. A name with a dot in it looks different. */
function isGlued(before: string, rest: string, stop: string): boolean {
  return stop === '.' && /^\p{Lu}\p{Ll}*[ ,]/u.test(rest) && /(?:^|[\s(])(?:\p{Ll}{3,}|(?:19|20)\d\d)["”)\]]?$/u.test(before)
}

function endsAtFullStop(before: string, next: string, closed: boolean): boolean {
  const last = /[^\s("“‘«[/—–]+$/u.exec(before.replace(/(?:\s?\[\d{1,3}\])+$/, ''))?.[0] ?? ''
  const word = last.toLowerCase()
  const starts = starters.has(next.toLowerCase())
  if (/^\d{1,3}$/.test(last) && before.trim() === last) return false
  if (closed) return true
  if (forward.has(word)) return false
  if (beforeNumber.has(word)) return !/^[\dIVX]/.test(next) && (starts || !/^\p{Lu}?\p{Ll}{0,3}$/u.test(last))
  if (/^\p{Lu}$/u.test(last) || /^(?:\p{L}\.)+\p{L}$/u.test(last) || either.has(word)) return starts
  return true
}
