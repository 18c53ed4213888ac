import { authorNamed, readLanguageTag, withoutNumber } from '@galley/sdk'
import { dateOf } from './date-of.ts'
import { licenceOf } from './licence-of.ts'

/** Facts that a page states about itself in its head and marks. */
export interface Facts {
  readonly title: string
  /** True for a title that is a heading of the page as well: no name of a site is in it. */
  readonly isHeading: boolean
  readonly publishedAt: string | null
  readonly licence: string | null
  readonly author: string | null
  readonly language: string | null
}

const dateNames = [
  'article:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'publish_date',
  'pubdate',
  'date',
]

/** Reads title, author, date, licence and language; to be asked before anything is taken out of the document. */
export function factsOf(document: Document): Facts {
  const meta = metaOf(document)
  return {
    ...titleOf(document, meta),
    publishedAt: publishedAt(document, meta),
    licence: licence(document, meta),
    author: authorNamed(meta.get('author') ?? meta.get('citation_author') ?? meta.get('article:author') ?? meta.get('dc.creator')),
    language: readLanguageTag(document.documentElement?.getAttribute('lang') ?? meta.get('og:locale')),
  }
}

/** The number of a part, without the full stop by which it is else told from a release: *3.1 Text*. */
const counted = /^[A-Z\d]+(?:\.\d+)+\s+(?=\S)/

/** `<title>` often has a name of the site or book beside that of the page: the heading that it begins or ends with is the better title. */
function titleOf(document: Document, meta: ReadonlyMap<string, string>): Pick<Facts, 'title' | 'isHeading'> {
  const ranked = [...document.querySelectorAll('h1'), ...[...document.querySelectorAll('h2, h3, h4')].slice(0, 1)]
  const headings = ranked.map((heading) => oneLine(heading.textContent).replace(/\s*¶$/, ''))
  const said = oneLine(meta.get('og:title') ?? document.querySelector('title')?.textContent)
  const found = headings.find((heading) => heading.length > 3 && (said === '' || said.startsWith(heading)))
  const last = headings.find(
    (heading) => heading.length > 3 && said.endsWith(heading) && /[:|–—-]\s+$/.test(said.slice(0, -heading.length)),
  )
  // A number counts within the book that is named before it.
  const title = withoutNumber(found ?? last?.replace(counted, '') ?? said)
  return { title: withPlace(title.replace(/^(\S+)\(\d[a-z]*\)$/, '$1'), document), isHeading: (found ?? last) !== undefined }
}

/**
 * A title of a word or two, as *Examples*, behind that of the chapter in which the page says it stands, unless they share a word. Parts of a book, which
 * have Roman numbers, say too little: *Part II. Appendixes*.
 */
function withPlace(title: string, document: Document): string {
  const up = document.querySelector('link[rel~=up][title], a[accesskey=u][title]')?.getAttribute('title')
  const place = /^\S+ [IVXLC]+\./.test(oneLine(up)) ? '' : withoutNumber(oneLine(up)).replace(counted, '')
  const words = wordsOf(title)
  return place === '' || words.length === 0 || words.length > 2 || wordsOf(place).some((word) => words.includes(word))
    ? title
    : `${place}: ${title}`
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function metaOf(document: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? '').toLowerCase()
    const content = element.getAttribute('content') ?? ''
    if (name !== '' && content !== '' && !found.has(name)) found.set(name, content)
  }
  return found
}

function publishedAt(document: Document, meta: ReadonlyMap<string, string>): string | null {
  const times = [...document.querySelectorAll('[itemprop=datePublished], time[pubdate], article time[datetime], main time[datetime]')]
  const said = [
    ...dateNames.map((name) => meta.get(name)),
    ...[...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(script.textContent ?? '')?.[1],
    ),
    ...times.map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent),
  ]
  return said.map(dateOf).find((date) => date !== null) ?? null
}

/** Finds what is marked as the page's licence, or the one Creative Commons licence that the page links to: of several, one may be a picture's. */
function licence(document: Document, meta: ReadonlyMap<string, string>): string | null {
  const marked = document.querySelector('link[rel~=license][href], a[rel~=license][href]')?.getAttribute('href')
  const commons = [...document.querySelectorAll('a[href*="creativecommons.org/"]')].map((link) => licenceOf(link.getAttribute('href')))
  const distinct = new Set(commons.filter((id) => id?.startsWith('CC') === true))
  const [only = null] = distinct.size === 1 ? distinct : []
  return licenceOf(marked ?? meta.get('dcterms.license') ?? meta.get('dc.rights.uri')) ?? only
}

/** A text in one line. */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
