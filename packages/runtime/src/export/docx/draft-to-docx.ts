import { isQuotation } from '@galley/evidence'
import { frameWords, type Draft } from '@galley/sdk'
import { isCitation } from '../cite-behind-code.ts'
import { describeOutcome } from '../describe-outcome.ts'
import { describePlace } from '../describe-place.ts'
import { describeSource } from '../describe-source.ts'
import type { ExportOptions } from '../export-options.ts'
import { frameOf, type Frame } from '../frame-of.ts'
import { innerHeadings } from '../inner-headings.ts'
import { listHeld } from '../list-held.ts'
import { listNotRead } from '../list-not-read.ts'
import { listOutline, type OutlineEntry } from '../list-outline.ts'
import { numberCitations, type NumberedSource } from '../number-citations.ts'
import { docxBlock, docxList, listParagraph, paragraph } from './docx-blocks.ts'
import { createDocxParts, type DocxParts } from './docx-parts.ts'
import { linkRun, noteRun, textRun, type DocxContext } from './docx-runs.ts'
import { zipDocx } from './zip-docx.ts'
import { openPoints } from '../open-points.ts'

/** Characters of a quote that a footnote shows. */
const maxQuote = 300

/**
 * A draft as a Word document (ECMA-376): headings, lists, tables, code and links in Word's own styles, each citation a footnote that names source
 * and place and, behind a sentence in other words, the passage itself.
 */
export function draftToDocx(draft: Draft, { footer = true }: ExportOptions = {}): Uint8Array<ArrayBuffer> {
  const frame = frameOf(draft)
  const { words } = frame
  const parts = createDocxParts()
  const inner = innerHeadings(draft.best.blocks)
  const cite = citer(draft, frame, parts)
  const none: DocxContext = { parts, cite: () => null }
  const section = (heading: string, content: string): string => (content === '' ? '' : paragraph('Heading1', textRun(heading)) + content)
  const listed = (lines: readonly string[]): string => (lines.length === 0 ? '' : docxList(lines.map(escapeMarkdown), none))
  const { sources } = numberCitations(draft, draft.best)
  const held = footer ? listHeld(draft.best, words) : { summary: '', lines: [] }
  const body = [
    paragraph('Title', textRun(draft.title)),
    draft.notice ? paragraph('Quote', textRun(draft.notice)) : '',
    ...draft.best.blocks.map((block) =>
      docxBlock(block, { parts, cite: (id) => (isCitation(block, id) ? cite(id) : null) }, inner.has(block.id) ? 'Heading2' : 'Heading1'),
    ),
    section(words.lists.outline, outlineList(listOutline(draft, words), sources, frame, parts)),
    section(words.lists.notVerified, listed(openPoints(draft).map(({ text, reason }) => `${text} (${reason})`))),
    footer ? section(words.lists.notRead, listed(listNotRead(draft.notRead, words))) : '',
    section(words.lists.sources, sourceList(sources, frame, parts)),
    held.summary === '' ? '' : section(words.lists.held, paragraph('BodyText', textRun(held.summary)) + listed(held.lines)),
    footer ? paragraph('Footer', textRun(describeOutcome(draft))) : '',
  ]
  return zipDocx({ title: draft.title, createdAt: draft.createdAt, language: localeOf(draft.brief.language), body: body.join(''), parts })
}

/** Makes a claim's footnote, and the mark that points at it; one that cites nothing has none. */
function citer(draft: Draft, frame: Frame, parts: DocxParts): (claimId: string) => string {
  const sources = new Map(draft.sources.map((source) => [source.id, source]))
  const evidence = new Map(draft.evidence.map((one) => [one.id, one]))
  const claims = new Map(draft.best.claims.map((claim) => [claim.id, claim]))
  const { words } = frame
  return (claimId) => {
    const claim = claims.get(claimId)
    const paragraphs = (claim?.evidenceIds ?? []).flatMap((id) => {
      const one = evidence.get(id)
      const source = sources.get(one?.sourceId ?? '')
      if (one === undefined || source === undefined || claim === undefined) return []
      const place = describePlace(source, one, words)
      const { title, address } = describeSource(source, frame)
      const quote = one.quote.length > maxQuote ? `${one.quote.slice(0, maxQuote).replace(/\s+\S*$/, '')} …` : one.quote
      const passage = isQuotation(claim.text) ? '' : `${words.colon}${words.marks.outer.join(quote.replaceAll(/\s+/g, ' ').trim())}`
      return [`${textRun(`${title}${place && `, ${place}`}, `)}${addressRun(parts, address)}${textRun(passage)}`]
    })
    if (paragraphs.length === 0) return ''
    return noteRun(parts, [...new Set(paragraphs)])
  }
}

/** The outline; a footnote names the sources of an entry, as it does those of a sentence. */
function outlineList(entries: readonly OutlineEntry[], sources: readonly NumberedSource[], frame: Frame, parts: DocxParts): string {
  if (entries.length === 0) return ''
  const id = parts.list(1)
  return entries
    .map(({ text, numbers }) => {
      const named = sources.filter(({ n }) => numbers.includes(n)).map(({ source }) => describeSource(source, frame))
      const notes = named.map(({ title, address }) => `${textRun(`${title}, `)}${addressRun(parts, address)}`)
      return listParagraph(textRun(text) + (notes.length === 0 ? '' : noteRun(parts, notes)), id, 0)
    })
    .join('')
}

function addressRun(parts: DocxParts, address: string): string {
  return /^https?:/.test(address)
    ? linkRun(parts, address, textRun(address, '<w:rStyle w:val="Hyperlink"/>'))
    : textRun(address, '<w:rStyle w:val="VerbatimChar"/>')
}

function sourceList(sources: readonly NumberedSource[], frame: Frame, parts: DocxParts): string {
  if (sources.length === 0) return ''
  const id = parts.list(1)
  return sources
    .map(({ source }) => {
      const { title, address, rest } = describeSource(source, frame)
      const runs = `${textRun(`${title}. `)}${addressRun(parts, address)}${textRun(`. ${rest}, sha256 ${source.digest.slice(0, 12)}.`)}`
      return listParagraph(runs, id, 0)
    })
    .join('')
}

/** A text from outside is no Markdown. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+\-.!|&~:]/g, String.raw`\$&`)
}

/** A language as Word knows it, with its most likely region: `de-DE`. The frame's own where the brief's tag is none. */
function localeOf(tag: string | undefined): string {
  const of = (one: string): string => {
    const { language, region = '' } = new Intl.Locale(one).maximize()
    return `${language}-${region}`
  }
  try {
    return of(tag ?? 'en')
  } catch {
    return of(frameWords(tag).language)
  }
}
