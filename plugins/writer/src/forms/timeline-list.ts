import { countWords, monthName, monthNumber, wholeWords } from '@galley/evidence'
import { frameWords, type ShownEvidence, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { quoted } from '../quoted.ts'
import { repeats, said } from '../said.ts'
import { cited, fitting } from './cited-line.ts'

/** Minimum entries of a timeline. */
const minEntries = 3
/** Maximum words of an entry. */
const maxWords = 60

const fourDigits = /\b(?:1[5-9]|20)\d\d\b/
/** *2022-03-08*, *8 March 2022*, *March 8, 2022*, *8 de mayo de 2022*, *1er mai 2022*; a lone year where it begins a sentence, or behind what happened. */
const pattern = wholeWords(
  [
    String.raw`(?<iso>\d{4}-\d\d-\d\d)`,
    String.raw`(?:(?<day>\d{1,2})(?:\.|er|º)? (?:de )?)?(?<month>${monthName})(?: (?<after>\d{1,2})(?!\d),?)?(?: (?:del? )?(?<year>\d{4}))?`,
    String.raw`(?:(?<=^(?:In|By|Im Jahr|En) )|(?<=\p{L}ed (?:in|by) ))(?<alone>(?:1[5-9]|20)\d\d)`,
  ],
  'u',
)

/** A date as a text has it, and its place in time as year · 10000 + month · 100 + day. A date without a year is of the topic's year, or of none: that of another date is not its own. */
function dateOf(text: string, title: string): { readonly shown: string; readonly at: number } | null {
  const found = pattern.exec(text)
  if (found === null) return null
  const { iso, day, month: named = '', after, year: own, alone } = found.groups ?? {}
  if (iso !== undefined) return { shown: iso, at: Number(iso.replaceAll('-', '')) }
  if (alone !== undefined) return { shown: alone, at: Number(alone) * 10_000 }
  const [year] = own === undefined ? (fourDigits.exec(title) ?? []) : [own]
  if ((day ?? after ?? own) === undefined || year === undefined) return null
  return { shown: found[0].replace(/[\s,]+$/, ''), at: Number(year) * 10_000 + monthNumber(named) * 100 + Number(day ?? after ?? 0) }
}

/** True for a date that is more than a year from the one that the topic names. */
function isFar(at: number, title: string): boolean {
  const [year] = fourDigits.exec(title) ?? []
  return year !== undefined && Math.abs(Math.floor(at / 10_000) - Number(year)) > 1
}

/** A month with its year: *February 2022*, *April 14, 2022*. */
const monthOfYear = wholeWords([String.raw`(?:${monthName})(?: \d{1,2},?)? (?:del? )?(\d{4})`], 'gu')

/** The year of a date that has none: the only one of which any statement names a month; null where there are several, for a guess would put it into a wrong place. */
function yearOf({ quote }: ShownEvidence, evidence: readonly ShownEvidence[]): string | null {
  // A year that it names for another of its dates is not that of the first.
  if (fourDigits.test(quote)) return null
  const [only, ...others] = new Set(evidence.flatMap((one) => [...one.quote.matchAll(monthOfYear)].map(([, year = '']) => year)))
  return others.length > 0 ? null : (only ?? null)
}

/** A list of dated statements in the order of their dates; nothing where there are not three. */
export function timelineList({ brief, title, section, evidence, share }: WriteInput): readonly WrittenBlock[] {
  const { colon } = frameWords(brief.language)
  const chosen: { one: ShownEvidence; shown: string; at: number }[] = []
  for (const one of evidence) {
    const date = dateOf(one.quote, fourDigits.test(title) ? title : (yearOf(one, evidence) ?? ''))
    if (
      date === null ||
      isFar(date.at, title) ||
      countWords(one.quote) > maxWords ||
      chosen.some((other) => repeats(said(other.one.quote), said(one.quote)))
    )
      continue
    chosen.push({ one, ...date })
  }
  const lines = chosen.map(({ one, shown, at }) => ({
    at,
    text: `- **${shown}**${colon}${quoted(one.quote, brief.language)}`,
    evidenceIds: [one.id],
  }))
  const kept = fitting(lines, section.words - countWords(section.heading), share, evidence)
  if (kept.length < minEntries) return []
  const { texts, claims } = cited(
    [...kept].sort((a, b) => a.at - b.at),
    (line, token) => line + token,
  )
  return [{ kind: 'list', text: texts.join('\n'), claims }]
}
