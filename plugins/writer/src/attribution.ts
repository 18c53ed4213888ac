import { contentStems, monthName, wholeWords } from '@galley/evidence'
import { frameWords, type ShownEvidence } from '@galley/sdk'

/** Maximum characters of the headings that a quotation is attributed to, and of a question that it answers: *Definitely* says nothing without that. */
const maxHeading = 60
const maxQuestion = 160

/** A title longer than this is cut at its colon or dash. In words. */
const longTitle = 5

const months = wholeWords([monthName], 'gu')

/** Space behind the end of a sentence: *vs.*, *e.g.* and *no.* end none. */
const sentenceEnd = /(?<=[\p{L}\p{N}]{4}[.!?]|[。？！])\s/u

/** The words that attribute a quotation to its source, and to the heading above it where that says more than the source's title. */
export function attribution({ title, headings = [] }: Pick<ShownEvidence, 'title' | 'headings'>, language?: string): string {
  const shown = shownTitle(title)
  return shown === '' ? '' : frameWords(language).attribute(shown, headingUnder(title, headings))
}

/** Words before what a source that was just named says under another of its headings; empty where the heading is the same or there is none. */
export function attributionWithin({ title, headings = [] }: ShownEvidence, before: ShownEvidence, language?: string): string {
  const under = headingUnder(title, headings)
  return under === '' || under === headingUnder(before.title, before.headings ?? []) ? '' : frameWords(language).within(under)
}

/** The headings next above a quote, but for the title of its source: *Preparations › Mauritius*. */
function headingUnder(title: string, headings: readonly string[]): string {
  const own = contentStems(title.replaceAll('_', ' '))
  const inner = headings.map(shownHeading).filter((heading) => !contentStems(heading).every((stem) => own.includes(stem)))
  const last = inner.at(-1) ?? ''
  const path = [inner.at(-2) ?? '', last].filter((heading) => heading !== '').join(' › ')
  const isAnswer = /[?？]\s*$/u.test(headings.at(-1) ?? '') && last.length <= maxQuestion
  return [path, last].find((heading) => heading.length <= maxHeading) ?? (isAnswer ? last : '')
}

/** A heading as it stands in a sentence: without its number (*3.2.*, *Chapter 4.*), no Markdown, and nothing that ends the sentence. */
export function shownHeading(heading: string): string {
  const plain = heading
    .replaceAll('_', ' ')
    .replaceAll(/[*`´<>[\]\\¶]/g, '')
    // A link behind a signature, which is no word of it: *login_required(func)[source]*.
    .replace(/(?<=\))\s*source$/, '')
    .replace(/^(?:\p{L}+ )?(?:\p{Lu}\.)?\d{1,3}(?:\.\d+)*[.:]\s+(?=\p{L})|^\d+(?:\.\d+)+\s+(?=\p{Lu}|\p{Lo})|^[A-Z]\.\s+(?=\p{Lu})/u, '')
    .trim()
  const [whole = ''] = plain.split(sentenceEnd)
  return whole.replace(/[\s.:;!?。？！]+$/u, '')
}

/** A source's title as it stands in a sentence: no underscores, no Markdown, no full stop in the middle, short if it can be. */
export function shownTitle(title: string): string {
  const plain = title
    .replaceAll(/[_\s]+/g, ' ')
    .replaceAll(/[*`<>[\]\\]/g, '')
    .replace(/\.(?:md|txt|html?|pdf|docx?)$/i, '')
    .trim()
  const head = plain.split(/\s*[:|–—]\s+|\s+-\s+/)[0] ?? plain
  const short = plain.split(' ').length > longTitle && tells(head) ? head : plain
  const whole = short.replace(/^(?:\p{L}+ )?\d{1,3}(?:\.\d+)*[.:]\s+/u, '').split(sentenceEnd)[0] ?? short
  const words = whole.replace(/[.!?,;:\s]+$/, '').split(' ')
  return words.length <= 10 ? words.join(' ') : `${words.slice(0, 9).join(' ')} …`
}

/** A date or a number alone names no document. */
function tells(head: string): boolean {
  return /\p{L}{2}/u.test(head.replaceAll(months, ''))
}
