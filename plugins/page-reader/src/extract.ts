import { Readability } from '@mozilla/readability'
import { manualName, withoutNumber, type ReadAnswer } from '@galley/sdk'
import { bodyText, countWithin } from './body-text.ts'
import { cutText, maxText } from './cut-text.ts'
import { describeText } from './describe-text.ts'
import { factsOf, oneLine, type Facts } from './facts-of.ts'
import { lettersIn } from './letters-in.ts'
import { mediaWikiArticle } from './media-wiki.ts'
import { parsePage } from './parse-page.ts'
import { removeClutter } from './remove-clutter.ts'
import { unwrapHeadings } from './unwrap-headings.ts'
import { removeHidden } from './remove-hidden.ts'
import { telling, toText } from './to-text.ts'

/** Less text than this from Readability, and the whole body is taken instead. */
const enough = 500
/**
 * Scripts from which a page is one of the web, where teasers, comments and advertisements come with them; a page of a manual is its text. Of the 181
 * articles of https://github.com/scrapinghub/article-extraction-benchmark none has fewer, of 442 pages of manuals all have.
 */
const minScripts = 10
/** Share of the letters of a manual's page, 0–1, below which Readability has left out some of its parts. */
const minRead = 0.9
/** Share of its headings, 0–1, below which it has left out what a part of the page is about. */
const minHeadings = 0.75

interface Article {
  readonly title: string
  readonly text: string
}

/** The text of a page, with what it says of itself. Throws when there is no text in it. */
export function extract(html: string, address: string): ReadAnswer {
  const document = parsePage(html)
  const facts = factsOf(document)
  const isManual = document.querySelectorAll('script').length < minScripts
  removeHidden(document)
  unwrapHeadings(document)
  const { title, text } = articleOf(document, facts, { html, isManual })
  if (text === '') throw new Error('there is no text on the page (it may need a browser to show any)')
  return {
    title: manualName(text) || title || facts.title || describeText('', address).title,
    text: cutText(text, maxText),
    ...(facts.publishedAt === null ? {} : { publishedAt: facts.publishedAt }),
    ...(facts.licence === null ? {} : { licence: facts.licence }),
    ...(facts.author === null ? {} : { author: facts.author }),
    ...(facts.language === null ? {} : { language: facts.language }),
  }
}

function articleOf(document: Document, facts: Facts, { html, isManual }: { readonly html: string; readonly isManual: boolean }): Article {
  const wiki = mediaWikiArticle(document)
  if (wiki !== null) return { title: wiki.title, text: toText(wiki.element) }
  const said = isManual ? countWithin(document) : { letters: 0, headings: 0 }
  const readable = readability(document, facts)
  const isEnough = readable.text.length >= enough
  const isWhole = lettersIn(readable.text) >= said.letters * minRead
  if (isEnough && isWhole && headingsIn(readable.text) >= said.headings * minHeadings) return readable
  const text = bodyText(html)
  const isMore = lettersIn(text) > lettersIn(readable.text) && !(isWhole && headingsIn(text) <= headingsIn(readable.text))
  if (text === '' || (isEnough && !isMore)) return readable
  return { title: readable.title === '' ? facts.title : readable.title, text }
}

function headingsIn(text: string): number {
  return (text.match(/^#{2,6} /gm) ?? []).length
}

/** https://github.com/mozilla/readability; it takes the document apart. */
function readability(document: Document, facts: Facts): Article {
  const article = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    charThreshold: enough,
    classesToPreserve: [...telling],
  }).parse()
  if (article?.content === null || article?.content === undefined) return { title: '', text: '' }
  removeClutter(article.content)
  return {
    title: facts.isHeading ? facts.title : bestTitle(withoutNumber(oneLine(article.title)), facts.title),
    text: toText(article.content),
  }
}

/** The shorter one of two titles if the longer one begins with it: the rest is the site's name. */
function bestTitle(found: string, said: string): string {
  return found === '' || (said !== '' && found.startsWith(said)) ? said : found
}
