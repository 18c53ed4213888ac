import { unseen } from '../visible-text.ts'

/** A place in a stored text. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Mapped {
  readonly text: string
  /** `at[i]` is where the i-th unit came from. */
  readonly at: readonly number[]
}

const same: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '‐': '-',
  '−': '-',
  '…': '...',
}

/**
 * Finds quotes in one text: first exactly, then whatever the white space, the shape of quotation marks, dashes and ellipses, and invisible
 * characters, at last whatever the Markdown emphasis and reference marks. The span is of the text as stored. `null` when it is not there.
 * The text is prepared once, at the first quote that is not found exactly.
 */
export function quoteLocator(text: string): (quote: string) => Span | null {
  let even: Mapped | undefined
  let bare: Mapped | undefined
  return (quote) => {
    const wanted = quote.trim()
    if (wanted === '') return null
    const exact = text.indexOf(wanted)
    if (exact >= 0) return { start: exact, end: exact + wanted.length }
    even ??= evened(text)
    const close = find(even, evened(wanted).text)
    if (close !== null) return close
    bare ??= evened(text, markSpans(text))
    return find(bare, evened(wanted, markSpans(wanted)).text)
  }
}

function find(text: Mapped, quote: string): Span | null {
  if (quote === '') return null
  const index = text.text.indexOf(quote)
  if (index < 0) return null
  const start = text.at[index]
  const last = text.at[index + quote.length - 1]
  return start === undefined || last === undefined ? null : { start, end: last + 1 }
}

/** The text with one shape for everything that is merely typography, without the marks whose lengths are given, and where each unit of it came from. */
function evened(text: string, marks?: ReadonlyMap<number, number>): Mapped {
  const out: string[] = []
  const at: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const skip = marks?.get(index)
    if (skip !== undefined) {
      index += skip - 1
      continue
    }
    const char = text.charAt(index)
    if (unseen.test(char)) continue
    if (/\s/.test(char)) {
      if (out.length > 0 && out.at(-1) !== ' ') {
        out.push(' ')
        at.push(index)
      }
      continue
    }
    for (const unit of same[char] ?? char) {
      out.push(unit)
      at.push(index)
    }
  }
  if (out.at(-1) === ' ') {
    out.pop()
    at.pop()
  }
  return { text: out.join(''), at }
}

/** Places of Markdown marks that a quoting reader leaves out: emphasis, code ticks, block-quote signs, reference marks, link targets. */
function markSpans(text: string): ReadonlyMap<number, number> {
  const pattern =
    /\s?\[(?:\d{1,3}|\^[^\]\s]{1,40})\]|\]\([^)\s]{1,2000}\)|\[(?=[^\]\n]{1,500}\]\()|[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|(?<=\n)>[ \t]?/gu
  return new Map([...text.matchAll(pattern)].map((match) => [match.index, match[0].length]))
}
