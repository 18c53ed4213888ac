import { diffWords } from '@galley/runtime'
import type { Draft, ProposedPatch, Round } from '@galley/sdk'
import { html, type HtmlText } from '../../page/html-text.ts'
import { diffText } from '../../page/diff-text.ts'
import { prose } from '../../page/prose.ts'
import { plural } from '../../page/wording.ts'

/** Changes that the writer proposed, round by round: each with what became of it, why, and its words. */
export function proposalsView({ rounds, plan }: Draft): HtmlText | '' {
  const told = rounds.map((round) => ({ round, patches: round.patches.filter(isTold) })).filter(({ patches }) => patches.length > 0)
  if (told.length === 0) return ''
  const headings = new Map((plan?.outline ?? []).map(({ id, heading }) => [id, heading]))
  return html`<h3>Proposed changes</h3>
    ${told.map(({ round, patches }) => roundView(round, patches, headings))}`
}

/** True for a change of which there is something to see: those of early versions have neither text nor reason. */
function isTold({ before = '', after = '', reason }: ProposedPatch): boolean {
  return before + after !== '' || reason !== undefined
}

function roundView({ n, accepted, reason }: Round, patches: readonly ProposedPatch[], headings: ReadonlyMap<string, string>): HtmlText {
  const kept = accepted ? patches.filter((patch) => patch.accepted).length : 0
  return html`<details class="proposals">
    <summary>Round ${n}: ${kept} of ${plural(patches.length, 'change')} kept</summary>
    ${!accepted && html`<p class="hint">The round was not kept${reason === undefined ? '.' : html`: ${prose(reason)}`}</p>`}
    <ul class="open-list">
      ${patches.map((patch) => patchView(patch, accepted, headings.get(patch.sectionId ?? '')))}
    </ul>
  </details>`
}

function patchView(
  { accepted, before = '', after = '', reason }: ProposedPatch,
  isRoundKept: boolean,
  heading: string | undefined,
): HtmlText {
  const word = !accepted ? 'Refused' : isRoundKept ? 'Kept' : 'Taken back with the round'
  return html`<li>
    <p>
      <b>${word}</b>${heading !== undefined && html`, in <i>${heading}</i>`}
      ${reason !== undefined && html`<span class="reason">${prose(reason)}</span>`}
    </p>
    ${before + after !== '' && html`<p class="diff-words">${diffText(diffWords(withoutMarks(before), withoutMarks(after)))}</p>`}
  </li>`
}

/** A text without the marks of bold type, which are no words. */
function withoutMarks(text: string): string {
  return text.replaceAll('**', '')
}
