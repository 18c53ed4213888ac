import { everywhere, type Language } from '../language/languages/index.ts'

/** A mark that may end a sentence, and what it stands in. */
export interface Stop {
  readonly piece: string
  /** Beginning of the sentence. */
  readonly start: number
  readonly at: number
  readonly stop: string
  /** Behind the mark and what closes with it. */
  readonly end: number
  readonly language: Language
}

/** UTF-16 units looked at on each side of a mark. */
const reach = 80

/** Verbs of speech: *“Is it so?” Miller asked.* is one sentence. */
const said =
  /^\s(?:\p{Lu}[\p{L}.’'-]*\s){1,3}(?:said|says|asked|asks|replied|answered|cried|shouted|wrote|added|told|explained|wondered|called|thought)\b/u

/** Words that follow the time of a day and start no sentence: days, months, time zones. */
const afterTime =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$|^(?:[ecmp][sd]?t|gmt|utc|bst|cet)$/

/** True where a mark ends its sentence. */
export function endsSentence(stop: Stop): boolean {
  const { piece, start, at, end } = stop
  const before = piece.slice(Math.max(start, at - reach), at)
  const rest = piece.slice(end, end + reach)
  if (!/^[.!?…]/.test(stop.stop)) return endsInOwnScript(stop, rest)
  if (!/^\s/.test(rest)) return isGlued(before, rest, stop.stop) || (stop.stop.includes('…') && /^\p{Lo}{2}/u.test(rest) && at - start >= 4)
  const closing = piece.slice(at + stop.stop.length, end)
  const next = rest.trimStart()
  const opening = /^(?:["“„‚‘«»([*_¿¡「『（]|[–—]\s?|['’](?![stnk]\s))*\s?/.exec(next)?.[0] ?? ''
  const word = /^(?:['’][stnk]\s)?([\p{L}\p{M}\p{N}’'-]+)/u.exec(next.slice(opening.length))?.[1] ?? ''
  if (/^\p{Ll}/u.test(word) && !/^\p{Ll}+\p{Lu}/u.test(word))
    return stop.stop === '.' && closing === '' && opensWithCommand(stop, before, word)
  if (/["”“’»]/.test(closing) && !stop.language.common.has(word.toLowerCase()) && said.test(rest)) return false
  if (stop.stop !== '.') return true
  return endsAtFullStop({
    before,
    isFirst: start === 0 || before.length < reach,
    closing,
    next: word,
    after: next.slice(opening.length),
    language: stop.language,
  })
}

/** Commands and products that keep their small letter at the start of a sentence, also before a hyphen: *node-gyp*. */
const smallNames = new Set(
  'npm npx pnpm yarn node deno bun git gh curl wget pip pipx uv conda brew apt cargo rustc gcc make cmake docker kubectl bash zsh ssh sudo jq sed awk grep vim'.split(
    ' ',
  ),
)

/** True before a small name that opens a sentence: a known command, one that this text sets in code or opens a line with. No abbreviation stands before it. */
function opensWithCommand({ piece, language }: Stop, before: string, word: string): boolean {
  const last = /\p{Ll}{3,}[`)]?$/u.exec(before)?.[0].replace(/[`)]$/, '')
  if (last === undefined || everywhere.has(last) || isAbbreviation(last, language)) return false
  return (
    smallNames.has(word.replace(/-.*/, '')) ||
    piece.includes(`\`${word}\``) ||
    (word.length > 1 && piece.startsWith(`${word} `) && !language.common.has(word))
  )
}

/** Scripts with their own full stop put no space behind it; a speaker may follow a quotation that opens the sentence. */
function endsInOwnScript({ piece, start, at, stop, end }: Stop, rest: string): boolean {
  const isQuotation = /[”」』]/.test(piece.slice(at + stop.length, end))
  if (!isQuotation) return true
  return !/^(?:と|って)/.test(rest) && !(/[！？]$/.test(stop) && /^\p{Lo}/u.test(rest) && /^\s*[“「『]/.test(piece.slice(start)))
}

/** *…the attack.Russian officials…*: pages lose the space between sentences. A name with a dot in it looks different. */
function isGlued(before: string, rest: string, stop: string): boolean {
  return stop === '.' && /^\p{Lu}\p{Ll}*[ ,]/u.test(rest) && /(?:^|[\s(])(?:\p{Ll}{3,}|(?:19|20)\d\d)["”)\]]?$/u.test(before)
}

interface FullStop {
  readonly before: string
  readonly isFirst: boolean
  readonly closing: string
  /** The word behind it. */
  readonly next: string
  /** The text from that word on. */
  readonly after: string
  readonly language: Language
}

function endsAtFullStop(stop: FullStop): boolean {
  const { before, isFirst, closing, next, after, language } = stop
  const last = /[^\s("“„‘«»[/—–]+$/u.exec(before.replace(/(?:\s?\[\d{1,3}\])+$/, ''))?.[0] ?? ''
  const word = last.toLowerCase().replace(/^\p{L}{1,4}['’](?=\p{L})/u, '')
  if (isFirst && /^(?:\d{1,3}|\p{L})$/u.test(last) && before.trim() === last) return false
  if (/["”“’»]/.test(closing)) return true
  const starts = language.common.has(next.toLowerCase())
  if (closing !== '') return starts || !/[)\]]/.test(closing) || !isAbbreviation(word, language)
  if (/^\p{L}$/u.test(last) && /^\p{L}\./u.test(after)) return false
  if (/^[ap]\.?m$/.test(word)) return !afterTime.test(next.toLowerCase()) && !/^\d/.test(next)
  // *Took people in.* ends where *11.73 in.* may go on.
  const isWord = word === 'in' && !/\d\s*in$/.test(before)
  if (pointsForward({ last, word, next }, language)) return false
  return starts || isWord || language.closing.has(word) || !mayGoOn(last, word, language)
}

function isAbbreviation(word: string, language: Language): boolean {
  return language.forward.has(word) || language.beforeNumber.has(word) || language.either.has(word)
}

/** *Dr.*, *No. 5*, *Hauptstr. 3*: a street's name is written together with its kind. */
function pointsForward(
  { last, word, next }: { readonly last: string; readonly word: string; readonly next: string },
  language: Language,
): boolean {
  if (language.forward.has(word) || everywhere.has(word)) return true
  const isBeforeNumber = language.beforeNumber.has(word)
  if ((isBeforeNumber || /(?:str|gt)$/.test(word)) && /^[\dIVX]/.test(next)) return true
  return isBeforeNumber && !language.common.has(next.toLowerCase()) && /^\p{Lu}?\p{Ll}{0,3}$/u.test(last)
}

/** Ordinals, initials and abbreviations that may stand inside a sentence as well as at its end. */
function mayGoOn(last: string, word: string, language: Language): boolean {
  if (language.hasOrdinals && /^(?:\d{1,3}|[IVXLC]{2,})$/.test(last)) return true
  return /^\p{Lu}$/u.test(last) || /^(?:\p{L}\.-?)+\p{L}$/u.test(last) || language.either.has(word)
}
