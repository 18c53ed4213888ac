import { plainText, splitSentences, stripTokens, topTerms } from '@galley/evidence'
import type { Draft } from '@galley/sdk'
import { citedSources } from '../cited-sources.ts'
import { slugOf } from '../slug-of.ts'

/** A draft as a post of a blog. */
export interface Post {
  readonly title: string
  /** Name in an address: Latin letters, digits and hyphens. */
  readonly slug: string
  /** RFC 3339, UTC, to the second. */
  readonly date: string
  /** First sentences, at most `maxSummary` characters. */
  readonly summary: string
  readonly tags: readonly string[]
  readonly sources: readonly { readonly title: string; readonly url?: string }[]
}

/** Characters of a summary: what search engines show of one. */
const maxSummary = 160

/** Tags of a post, at most. */
const maxTags = 5

/** Describes a draft as a post: its summary is its beginning, its tags are what its sections speak of. */
export function postOf(draft: Draft): Post {
  const { title, createdAt, best } = draft
  const quotes = quotesOf(draft)
  const prose = best.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => plainText(stripTokens(text)))
  // Without a model the text is quotations, and the first words of each name its source.
  const begins = draft.mode === 'full' ? prose : quotes
  return {
    title,
    slug: slugOf(draft),
    date: createdAt.replace(/\.\d+Z$/, 'Z'),
    summary: summaryOf(begins.find((text) => /[.!?。！？]/.test(text)) ?? title),
    tags: topTerms(begins, { max: maxTags }).map(({ term }) => term),
    sources: citedSources(draft).map(({ title: name, url }) => (url === undefined ? { title: name } : { title: name, url })),
  }
}

/** The quotes that the text cites, in its order. */
function quotesOf({ best, evidence }: Draft): readonly string[] {
  const quoteOf = new Map(evidence.map(({ id, quote }) => [id, quote]))
  const evidenceOf = new Map(best.claims.map(({ id, evidenceIds }) => [id, evidenceIds]))
  const cited = best.blocks.flatMap(({ claims }) => claims.flatMap((id) => evidenceOf.get(id) ?? []))
  return [...new Set(cited)].flatMap((id) => quoteOf.get(id) ?? []).map((quote) => plainText(quote))
}

function summaryOf(text: string): string {
  let summary = ''
  for (const { text: sentence } of splitSentences(text)) {
    const longer = summary === '' ? sentence.trim() : `${summary} ${sentence.trim()}`
    if (longer.length > maxSummary) break
    summary = longer
  }
  return summary === '' ? `${text.slice(0, maxSummary - 2).replace(/\s+\S*$/, '')} …` : summary
}
