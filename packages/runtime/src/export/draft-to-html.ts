import type { Draft } from '@galley/sdk'
import { describeHold, holdOf } from '../held/hold.ts'
import { blockToHtml } from './block-to-html.ts'
import { describeOutcome } from './describe-outcome.ts'
import { describeReader } from './describe-reader.ts'
import { listHeld, type HeldRecord } from './list-held.ts'
import { listNotRead } from './list-not-read.ts'
import { numberCitations, type NumberedSource } from './number-citations.ts'
import type { TextPart } from './text-part.ts'

const style = `:root{color-scheme:light dark}body{font:1.05rem/1.6 Charter,Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1.2rem}
h1,h2{line-height:1.2}sup a{text-decoration:none}blockquote{margin-left:0;padding-left:1rem;border-left:3px solid}footer,.sources,details{font-size:.9rem}
pre{overflow-x:auto;padding:.7rem 1rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent)}code{font-size:.9em}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{padding:.3rem .7rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:left;vertical-align:top}`

/** The parts of a draft as one self-contained HTML page without a script: citations link to the source list. */
export function htmlParts(draft: Draft): readonly TextPart[] {
  const citations = numberCitations(draft, draft.best)
  const cite = (claimId: string): string =>
    citations
      .of(claimId)
      .map(
        (n) =>
          `<sup title="${escapeHtml(holdOfClaim(draft.best, claimId))}"><a href="#source-${n}">[${escapeHtml(citations.label(claimId, n))}]</a></sup>`,
      )
      .join('')
  const section = (name: string, heading: string, list: string): readonly TextPart[] => [{ name, text: `<h2>${heading}</h2>\n${list}` }]
  const open = draft.notVerified.map((item) => `<li>${escapeHtml(item.text)} (${escapeHtml(item.reason)})</li>`)
  const missed = listNotRead(draft.notRead).map((line) => `<li>${escapeHtml(line)}</li>`)
  const sources = citations.sources.map(sourceItem)
  const held = listHeld(draft.best)
  return [
    { name: 'head', text: htmlHead(draft) },
    { name: 'title', text: `<h1>${escapeHtml(draft.title)}</h1>` },
    ...(draft.notice ? [{ name: 'notice', text: `<blockquote>${escapeHtml(draft.notice)}</blockquote>` }] : []),
    ...draft.best.blocks.map((block) => ({ name: block.id, text: blockToHtml(block, cite) })),
    ...(open.length > 0 ? section('could-not-verify', 'Could not verify', `<ul>${open.join('\n')}</ul>`) : []),
    ...(missed.length > 0 ? section('not-read', 'Not read', `<ul>${missed.join('\n')}</ul>`) : []),
    ...(sources.length > 0 ? section('sources', 'Sources', `<ol class="sources">${sources.join('\n')}</ol>`) : []),
    ...(held.summary === '' ? [] : section('held', 'How each sentence is held', heldHtml(held))),
    { name: 'outcome', text: `<footer><p>${escapeHtml(describeOutcome(draft))}</p></footer>\n</body>\n</html>` },
  ]
}

/** Says in words how the sentence behind a citation is held. */
function holdOfClaim({ claims, verdicts }: Draft['best'], claimId: string): string {
  const verdict = verdicts.find((one) => one.claimId === claimId)
  const hold = holdOf(
    claims.find(({ id }) => id === claimId),
    verdict,
  )
  const words = describeHold(hold, verdict?.judge)
  return hold === 'judged' && verdict?.span !== undefined ? `${words}, by the words “${verdict.span}”` : words
}

/** The counts open, the sentences behind them on demand. */
function heldHtml({ summary, lines }: HeldRecord): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`)
  const list = `<details><summary>Sentences that were neither quoted nor compared word by word</summary>\n<ul>${items.join('\n')}</ul>\n</details>`
  return `<p>${escapeHtml(summary)}</p>${items.length === 0 ? '' : `\n${list}`}`
}

function htmlHead({ brief, title }: Draft): string {
  return `<!doctype html>
<html lang="${escapeHtml(brief.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>`
}

function sourceItem({ n, source }: NumberedSource): string {
  const reader = describeReader(source)
  const read = `Read ${source.readAt.slice(0, 10)}${reader && ` ${escapeHtml(reader)}`}, sha256 <code>${source.digest.slice(0, 12)}</code>.`
  const author = source.author === undefined ? '' : `${escapeHtml(source.author)}: `
  return `<li id="source-${n}">${author}${escapeHtml(source.title)}. ${printAddress(source.address)}. ${read}</li>`
}

function printAddress(address: string): string {
  const text = escapeHtml(address)
  return /^https?:/.test(address) ? `<a href="${text}">${text}</a>` : `<code>${text}</code>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
