import { blockToHtml, innerHeadings } from '@galley/runtime'
import { hasEnded, type Block } from '@galley/sdk'
import { href, html, raw, type HtmlText } from '../../page/html-text.ts'
import { citationCard, cardId } from './citation-card.ts'
import { markDoubts, showDoubts } from './mark-doubts.ts'
import type { ShownDraft } from './shown-draft.ts'
import { verdictLabels } from '../../page/labels.ts'

/** Block of the draft: its text with citation buttons, and the cards that they open. */
export function blockView(shown: ShownDraft, block: Block): HtmlText {
  const doubts = block.claims.flatMap((id) => {
    const claim = shown.claims.get(id)
    const verdict = shown.verdicts.get(id)
    return claim && verdict ? [{ id, text: claim.text, verdict: verdict.verdict }] : []
  })
  const level = block.kind === 'heading' && innerHeadings(shown.draft.best.blocks).has(block.id) ? 3 : 2
  const text = blockToHtml({ ...block, text: markDoubts(block.text, doubts) }, (claimId) => chips(shown, claimId), level)
  const cards = [...new Set(block.claims)].flatMap((claimId) => shown.citations.of(claimId).map((n) => citationCard(shown, claimId, n)))
  return html`<div class="block block-${block.kind}" id="block-${block.id}">
    ${raw(tieChips(showDoubts(text)))}${cards}${hasEnded(shown.draft.status) && editLink(shown.draft.id, block)}
  </div>`
}

/** Way to the page on which a block is edited by hand. */
function editLink(draftId: string, { id, kind }: Block): HtmlText {
  return html`<a class="edit" href="${href(`/drafts/${draftId}/blocks/${id}`)}" lang="en">Edit<span class="sr"> this ${kind}</span></a>`
}

/** Citation buttons of a claim, one a source; a dash where its evidence is not known yet. */
function chips(shown: ShownDraft, claimId: string): string {
  const numbers = shown.citations.of(claimId)
  if (numbers.length === 0) return '<span class="chip chip-none" title="not tied to a source">[–]</span>'
  const verdict = shown.verdicts.get(claimId)?.verdict
  return numbers
    .map((n) => {
      const label = `Citation ${n}${verdict ? `, ${verdictLabels[verdict].toLowerCase()}` : ''}`
      return `<button type="button" class="chip chip-${verdict ?? 'open'}" popovertarget="${cardId(claimId, n)}" aria-label="${label}">[${n}]</button>`
    })
    .join('')
}

/**
 * Sets citations as a printer would: after the full stop, and never at the start of a line. The last word, its punctuation and its
 * buttons are tied together, because browsers may break a line before any button.
 */
function tieChips(text: string): string {
  return text.replaceAll(
    /([^\s<>&;]{0,40})[ \t]*((?:<(?:button|span)[^>]*class="chip[^>]*>\[[^\]]+\]<\/(?:button|span)>)+)([.,;:!?…]*)/gu,
    (_, word: string, buttons: string, stop: string) => `<span class="cite">${word}${stop}${buttons}</span>`,
  )
}
