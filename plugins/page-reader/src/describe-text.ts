import { authorNamed, fieldOf, readLanguageTag, titleOfText } from '@galley/sdk'
import { dateOf } from './date-of.ts'
import { licenceOf } from './licence-of.ts'

/** Facts that a Markdown or text document states about itself. */
export interface Described {
  readonly title: string
  readonly publishedAt?: string
  readonly licence?: string
  readonly author?: string
  readonly language?: string
}

/** Title, author, date, licence and language of Markdown or plain text: its title as the SDK finds it, the other things from its front matter. */
export function describeText(text: string, address: string): Described {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1]
  const publishedAt = dateOf(fieldOf(front, 'date'))
  const licence = licenceOf(fieldOf(front, 'licence') || fieldOf(front, 'license'))
  const author = authorNamed(fieldOf(front, 'author'))
  const language = readLanguageTag(fieldOf(front, 'language') || fieldOf(front, 'lang'))
  return {
    title: titleOfText(text, address),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(licence === null ? {} : { licence }),
    ...(author === null ? {} : { author }),
    ...(language === null ? {} : { language }),
  }
}
