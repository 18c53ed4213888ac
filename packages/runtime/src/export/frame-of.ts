import { frameWords, type Draft, type FrameWords } from '@galley/sdk'

/** The frame of a draft: the words of its language, and dates and numbers as that language writes them. */
export interface Frame {
  readonly words: FrameWords
  /** Writes the day of a time (RFC 3339, UTC), a month (`2026-02`) or a year; what is none of them stays as it is. */
  readonly date: (time: string) => string
  /** Writes a number with so many decimals. */
  readonly decimal: (value: number, digits: number) => string
}

/** The frame of a draft, by the language of its brief. */
export function frameOf({ brief }: Pick<Draft, 'brief'>): Frame {
  const words = frameWords(brief.language)
  const locale = words.language === 'en' ? 'en-GB' : words.language
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return {
    words,
    date: (time) => {
      if (/^\d{4}$/.test(time) || Number.isNaN(Date.parse(time))) return time.slice(0, 10)
      return (/^\d{4}-\d\d$/.test(time) ? months : days).format(new Date(time))
    },
    decimal: (value, digits) => value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  }
}
