import { isMonth, monthNumber } from './months.ts'

/** A day, month or year as a text gives it; what it leaves out is not known. */
export interface GivenDate {
  readonly raw: string
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

const patterns: readonly RegExp[] = [
  /\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>\p{Lu}\p{Ll}+)(?:,?\s+(?<year>1[0-9]\d\d|20\d\d))?\b/gu,
  /\b(?<month>\p{Lu}\p{Ll}+)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s+(?<year>1[0-9]\d\d|20\d\d))?\b(?!\d)/gu,
  /\b(?<month>\p{Lu}\p{Ll}+),?\s+(?<year>1[0-9]\d\d|20\d\d)\b/gu,
  /\b(?<year>1[0-9]\d\d|20\d\d)\b(?!s)/gu,
]

/** The dates of an English text, in no order: days and months with their names, and years. */
export function datesOf(text: string): readonly GivenDate[] {
  const found: GivenDate[] = []
  let rest = text
  for (const pattern of patterns)
    rest = rest.replaceAll(pattern, (raw, ...more) => {
      const { day, month, year } = more.at(-1) as { readonly day?: string; readonly month?: string; readonly year?: string }
      if (month !== undefined && !isMonth(month.toLowerCase())) return raw
      found.push({
        raw,
        ...(year === undefined ? {} : { year: Number(year) }),
        ...(month === undefined ? {} : { month: monthNumber(month.toLowerCase()) }),
        ...(day === undefined ? {} : { day: Number(day) }),
      })
      return ' '.repeat(raw.length)
    })
  return found
}

/** Compares two dates by what both give: below 0 where the first is earlier, above 0 where it is later, null where that cannot be told. */
export function compareDates(a: GivenDate, b: GivenDate): number | null {
  for (const part of ['year', 'month', 'day'] as const) {
    const [one, other] = [a[part], b[part]]
    if (one === undefined && other === undefined && part === 'year') continue
    if (one === undefined || other === undefined) return null
    if (one !== other) return one - other
  }
  return null
}
