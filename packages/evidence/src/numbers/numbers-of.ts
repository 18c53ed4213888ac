import { numberWord } from './number-word.ts'
import type { NumberMention } from './same-number.ts'
import { unitNamed } from './unit-named.ts'

const digits =
  /(?<![\p{N}.]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])\p{L})(?:(?<=^|[\s(])[-−])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u202F\u00A0\u2009 ]\d{3})+(?!\d)|\d+|(?<![\d.])\.\d+)(?:\.\d+)*/gu
const scales: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  b: 1e9,
  bn: 1e9,
  t: 1e12,
  tn: 1e12,
}
/**
 * Every number of a plain text: digits (1,000 and 1 000 are 1000; 5.4 million is 5400000; 7B is 7 billion), spelled small numbers
 * and ordinals, with per cent, decade, unit and currency. Digits inside a word such as *H100* are names, not numbers.
 */
export function numbersOf(text: string): readonly NumberMention[] {
  const found: NumberMention[] = []
  for (const match of text.matchAll(digits)) found.push(...readDigits(text, match[0], match.index))
  found.push(...spelled(text))
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.map((number, at) => withElided(text, number, sorted[at + 1]))
}

/** Words between two numbers that share what stands behind the second. */
const sharing =
  /^\s?(?:(?:against|and|or|to|beside|alongside|next to|as opposed to|rather than|from|versus|vs\.?|compared (?:with|to)|but|[–-])\s?|of (?:its|the|their|his|her|all) )$/

/** A number whose per cent or scale stands behind the next one: *21.7 against 5.2 percent*, *12.9 of its 46.7 billion*. */
function withElided(text: string, number: NumberMention, next: NumberMention | undefined): NumberMention {
  if (next === undefined || number.percent || number.unit !== undefined || number.currency !== undefined || !/^[\d.,]+$/.test(number.raw))
    return number
  const between = text.slice(number.end, next.start)
  if (!sharing.test(between) || /^(?:1[0-9]|20)\d\d$/.test(number.raw)) return number
  const word = /[\d\s-](hundred|thousand|million|billion|trillion)$/i.exec(next.raw)?.[1] ?? ''
  const scale = scales[word.toLowerCase()]
  // Of *2 of its 5 million* both readings stay.
  const values = scale === undefined ? number.values : [...number.values, canonical(String(Number(number.values[0]) * scale))]
  return { ...number, values, percent: next.percent && !/ of /.test(between) }
}

function readDigits(text: string, raw: string, start: number): readonly NumberMention[] {
  const end = start + raw.length
  const suffix = /^[A-Za-zµ]+/.exec(text.slice(end, end + 20))?.[0] ?? ''
  const rest = text.slice(end + suffix.length, end + suffix.length + 30)
  const scaleWord = suffix === '' ? (/^[\s-](hundred|thousand|million|billion|trillion|bn|mn|tn)\b/i.exec(rest)?.[1] ?? '') : suffix
  const scale = scales[scaleWord.toLowerCase()]
  const after = scaleWord !== '' && suffix === '' ? rest.slice(scaleWord.length + 1) : rest
  // `5m` is five metres or five million: both readings stay, and no unit is held against it.
  const ambiguous = scale !== undefined && suffix !== '' && unitNamed(suffix, '') !== undefined
  const last = end + (suffix === '' && scaleWord !== '' ? scaleWord.length + 1 : suffix.length)
  const plain = canonical(raw)
  const mention: NumberMention = {
    raw: text.slice(start, last),
    start,
    end: last,
    values: [
      ...(scale === undefined ? [] : [canonical(String(Number(plain) * scale))]),
      ...(scale === undefined || ambiguous ? [plain] : []),
    ],
    percent: isPercent(after),
    decade: /^['’]?s$/.test(suffix) && /^\d{1,3}0$/.test(raw),
    soft: false,
    ...optional('unit', ambiguous ? undefined : unitNamed(suffix, after)),
    ...optional('currency', /([$€£¥₹])\s?[-−]?$/.exec(text.slice(Math.max(0, start - 5), start))?.[1]),
  }
  return raw.includes(' ') ? [mention, ...groups(raw, start)] : [mention]
}

function isPercent(after: string): boolean {
  return /^\s?(?:%|‰|per\s?cent\b|percent\b|percentage point)/i.test(after)
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: string })
}

/** `20 300` may be 20300 or two numbers; both readings are kept, and the groups are soft. */
function groups(raw: string, start: number): readonly NumberMention[] {
  return [...raw.matchAll(/\d+/g)].map((part) => ({
    raw: part[0],
    start: start + part.index,
    end: start + part.index + part[0].length,
    values: [canonical(part[0])],
    percent: false,
    decade: false,
    soft: true,
  }))
}

function canonical(raw: string): string {
  const bare = raw.replaceAll(/[,\s\u202F\u00A0\u2009]/g, '').replace('−', '-')
  if ((bare.match(/\./g)?.length ?? 0) > 1) return bare
  const value = Number(bare)
  return Number.isSafeInteger(value) || Math.abs(value) < 1e15 ? String(Number(value.toPrecision(15))) : bare
}

function spelled(text: string): readonly NumberMention[] {
  const found: NumberMention[] = []
  const run = /(?<![\p{L}\p{N}])\p{L}+(?:[ -]\p{L}+)*/gu
  for (const phrase of text.matchAll(run)) {
    const parts = [...phrase[0].matchAll(/\p{L}+/gu)]
    for (let at = 0; at < parts.length;) {
      const read = numberWord(parts.slice(at, at + 6).map((part) => part[0].toLowerCase()))
      const first = parts[at]
      const last = parts[at + Math.max(1, read?.length ?? 1) - 1]
      if (read !== null && first !== undefined && last !== undefined) {
        const start = phrase.index + first.index
        const end = phrase.index + last.index + last[0].length
        const after = text.slice(end, end + 20)
        found.push({
          raw: text.slice(start, end),
          start,
          end,
          values: [canonical(String(read.value))],
          percent: isPercent(after),
          decade: false,
          soft: read.soft,
          ...optional('unit', unitNamed('', after)),
        })
      }
      at += Math.max(1, read?.length ?? 1)
    }
  }
  return found
}
