import type { Draft } from '@galley/sdk'
import { blockToHtml } from './block-to-html.ts'
import { describeOutcome } from './describe-outcome.ts'
import { listNotRead } from './list-not-read.ts'
import { numberCitations } from './number-citations.ts'

const style = `:root{color-scheme:light dark}body{font:1.05rem/1.6 Charter,Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1.2rem}
h1,h2{line-height:1.2}sup a{text-decoration:none}blockquote{margin-left:0;padding-left:1rem;border-left:3px solid}footer,.sources{font-size:.9rem}`

/** The draft as one self-contained HTML page without a script: citations link to the source list. */
export function draftToHtml(draft: Draft): string {
  const citations = numberCitations(draft, draft.best)
  const cite = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => `<sup><a href="#source-${n}">[${n}]</a></sup>`)
      .join('')
  const blocks = draft.best.blocks.map((block) => blockToHtml(block, cite)).join('\n')
  const sources = citations.sources.map(
    ({ n, source }) =>
      `<li id="source-${n}">${escapeHtml(source.title)}. ${printAddress(source.address)}. Read ${source.readAt.slice(0, 10)}, sha256 <code>${source.digest.slice(0, 12)}</code>.</li>`,
  )
  const open = draft.notVerified.map((item) => `<li>${escapeHtml(item.text)} (${escapeHtml(item.reason)})</li>`)
  const missed = listNotRead(draft.notRead).map((line) => `<li>${escapeHtml(line)}</li>`)
  return `<!doctype html>
<html lang="${escapeHtml(draft.brief.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(draft.title)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(draft.title)}</h1>
${draft.notice ? `<blockquote>${escapeHtml(draft.notice)}</blockquote>` : ''}
${blocks}
${open.length > 0 ? `<h2>Could not verify</h2>\n<ul>${open.join('\n')}</ul>` : ''}
${missed.length > 0 ? `<h2>Not read</h2>\n<ul>${missed.join('\n')}</ul>` : ''}
${sources.length > 0 ? `<h2>Sources</h2>\n<ol class="sources">${sources.join('\n')}</ol>` : ''}
<footer><p>${escapeHtml(describeOutcome(draft))}</p></footer>
</body>
</html>
`
}

function printAddress(address: string): string {
  const text = escapeHtml(address)
  return /^https?:/.test(address) ? `<a href="${text}">${text}</a>` : `<code>${text}</code>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
