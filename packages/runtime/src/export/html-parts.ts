import type { Draft } from '@galley/sdk'
import { describeHold, holdOf } from '../held/hold.ts'
import { blockToHtml } from './block-to-html.ts'
import { describeOutcome } from './describe-outcome.ts'
import { describeSource } from './describe-source.ts'
import { escapeHtml } from './escape-html.ts'
import type { ExportOptions } from './export-options.ts'
import { frameOf, type Frame } from './frame-of.ts'
import { innerHeadings } from './inner-headings.ts'
import { listHeld } from './list-held.ts'
import { listNotRead } from './list-not-read.ts'
import { listOutline } from './list-outline.ts'
import { numberCitations, type NumberedSource } from './number-citations.ts'
import type { TextPart } from './text-part.ts'
import { openPoints } from './open-points.ts'

const style = `:root{color-scheme:light dark}body{font:1.05rem/1.6 Charter,Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1.2rem}
h1,h2,h3{line-height:1.2}sup{line-height:0}sup a{text-decoration:none}:is(:lang(ja),:lang(zh)) em{font-style:normal}blockquote{margin-left:0;padding-left:1rem;border-left:3px solid}footer,.sources,details{font-size:.9rem}
pre{overflow-x:auto;padding:.7rem 1rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent)}code{font-size:.9em}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{padding:.3rem .7rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);vertical-align:top}th:not([align]){text-align:left}td:first-child{min-width:3.5em}
a,.sources li{overflow-wrap:anywhere}li:target{background:color-mix(in srgb,Highlight 20%,transparent)}
@media print{@page{margin:2.2cm}:root{color-scheme:light}body{font-size:11pt;max-width:none;margin:0;padding:0}h1,h2,h3{break-after:avoid}p{orphans:3;widows:3}
pre,tr,blockquote,.sources li{break-inside:avoid}pre{white-space:pre-wrap;overflow:visible}table{display:table;width:100%}thead{display:table-header-group}a{color:inherit;text-decoration:none}}`

/** The parts of a draft as one self-contained HTML page without a script: citations link to the source list. */
export function htmlParts(draft: Draft, options: ExportOptions = {}): readonly TextPart[] {
  const frame = frameOf(draft)
  const { lists } = frame.words
  const citations = numberCitations(draft, draft.best)
  const cite = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => {
        const hold = escapeHtml(holdOfClaim(draft.best, claimId, frame))
        return `<sup title="${hold}"><a href="#source-${n}">[${escapeHtml(citations.label(claimId, n))}]</a></sup>`
      })
      .join('')
  const section = (name: string, heading: string, list: string): readonly TextPart[] => [
    { name, text: `<h2>${escapeHtml(heading)}</h2>\n${list}` },
  ]
  const outline = listOutline(draft, frame.words).map(
    ({ text, numbers }) => `<li>${escapeHtml(text)}${numbers.map((n) => ` <a href="#source-${n}">[${n}]</a>`).join('')}</li>`,
  )
  const open = openPoints(draft).map((item) => `<li>${escapeHtml(item.text)} (${escapeHtml(item.reason)})</li>`)
  const hasFooter = options.footer !== false
  const inner = innerHeadings(draft.best.blocks)
  const missed = hasFooter ? listNotRead(draft.notRead, frame.words).map((line) => `<li>${escapeHtml(line)}</li>`) : []
  const sources = citations.sources.map((one) => sourceItem(one, frame))
  const held = hasFooter ? heldHtml(draft, frame) : ''
  const outcome = hasFooter ? `<footer><p>${escapeHtml(describeOutcome(draft))}</p></footer>\n` : ''
  return [
    { name: 'head', text: htmlHead(draft) },
    { name: 'title', text: `<h1>${escapeHtml(draft.title)}</h1>` },
    ...(draft.notice ? [{ name: 'notice', text: `<blockquote>${escapeHtml(draft.notice)}</blockquote>` }] : []),
    ...draft.best.blocks.map((block) => ({ name: block.id, text: blockToHtml(block, cite, inner.has(block.id) ? 3 : 2) })),
    ...(outline.length > 0 ? section('outline', lists.outline, `<ol>${outline.join('\n')}</ol>`) : []),
    ...(open.length > 0 ? section('could-not-verify', lists.notVerified, `<ul>${open.join('\n')}</ul>`) : []),
    ...(missed.length > 0 ? section('not-read', lists.notRead, `<ul>${missed.join('\n')}</ul>`) : []),
    ...(sources.length > 0 ? section('sources', lists.sources, `<ol class="sources">${sources.join('\n')}</ol>`) : []),
    ...(held === '' ? [] : section('held', lists.held, held)),
    { name: 'outcome', text: `${outcome}</body>\n</html>` },
  ]
}

/** Says in words how the sentence behind a citation is held. */
function holdOfClaim({ claims, verdicts }: Draft['best'], claimId: string, { words }: Frame): string {
  const verdict = verdicts.find((one) => one.claimId === claimId)
  const hold = holdOf(
    claims.find(({ id }) => id === claimId),
    verdict,
  )
  const said = describeHold(hold, verdict?.judge, words)
  return hold === 'judged' && verdict?.span !== undefined ? said + words.holds.byWords(verdict.span) : said
}

/** The counts open, the sentences behind them on demand. */
function heldHtml({ best }: Draft, { words }: Frame): string {
  const { summary, lines } = listHeld(best, words)
  if (summary === '') return ''
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`)
  const list = `<details><summary>${escapeHtml(words.holds.others)}</summary>\n<ul>${items.join('\n')}</ul>\n</details>`
  return `<p>${escapeHtml(summary)}</p>${items.length === 0 ? '' : `\n${list}`}`
}

function htmlHead({ brief, title }: Draft): string {
  return `<!doctype html>
<html lang="${escapeHtml(brief.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>`
}

function sourceItem({ n, source }: NumberedSource, frame: Frame): string {
  const { title, address, rest } = describeSource(source, frame)
  return `<li id="source-${n}">${escapeHtml(title)}. ${printAddress(address)}. ${escapeHtml(rest)}, sha256 <code>${source.digest.slice(0, 12)}</code>.</li>`
}

function printAddress(address: string): string {
  const text = escapeHtml(address)
  return /^https?:/.test(address) ? `<a href="${text}">${text}</a>` : `<code>${text}</code>`
}
