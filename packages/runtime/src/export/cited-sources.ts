import { functionWordsOf, stopWords } from '@galley/evidence'
import type { Draft } from '@galley/sdk'
import { latinWords } from './latin-words.ts'
import { numberCitations } from './number-citations.ts'

/** A source of a draft as bibliographies have it. */
export interface CitedSource {
  /** Unique in the draft, of letters and digits: `example2026`. */
  readonly key: string
  readonly title: string
  readonly author: string | undefined
  /** Address of a page; a file has none. */
  readonly url: string | undefined
  /** Day, month or year: `2026-02-03`, `2026-02`, `2026`. */
  readonly published: string | undefined
  /** Day on which it was read. */
  readonly read: string
  /** Licence and language, as the source states them. */
  readonly licence: string | undefined
  readonly language: string | undefined
  /** Path of a file, which has no address. */
  readonly path: string | undefined
  /** sha256 (hex) of the text that was read. */
  readonly digest: string
}

/** Lists the cited sources of a draft, in the order of their numbers. */
export function citedSources(draft: Draft): readonly CitedSource[] {
  const used = new Set<string>()
  return numberCitations(draft, draft.best).sources.map(({ source }) => {
    const { address, title, author, publishedAt, licence, language, readAt, digest } = source
    const isPage = /^https?:/.test(address)
    const published = /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(publishedAt ?? '')?.[0]
    const stem = keyStem(author ?? (isPage ? host(address) : title))
    const key = unused(stem + (published ?? '').slice(0, 4), used)
    used.add(key)
    return {
      key,
      title: title === '' ? address : title,
      author,
      url: isPage ? address : undefined,
      published,
      licence,
      language,
      read: readAt.slice(0, 10),
      path: isPage ? undefined : address.replace(/^folder:/, ''),
      digest,
    }
  })
}

function host(address: string): string {
  return URL.parse(address)?.hostname.replace(/^www\./, '') ?? address
}

/** First word of Latin letters and digits that names something, in lower case: no *the* and no *über*, unless there is nothing else. */
function keyStem(text: string): string {
  const small = functionWordsOf(text)
  const naming = text.replaceAll(/\p{L}+/gu, (word) => (small.has(word.toLowerCase()) || stopWords.has(word.toLowerCase()) ? ' ' : word))
  return [...latinWords(naming), ...latinWords(text)].find((word) => /^[a-z]/.test(word))?.slice(0, 20) ?? 'source'
}

function unused(key: string, used: ReadonlySet<string>): string {
  for (let n = 0; ; n += 1) {
    const one = n === 0 ? key : `${key}${/\d$/.test(key) ? '-' : ''}${n + 1}`
    if (!used.has(one)) return one
  }
}
