import { roles, type Role } from '@galley/sdk'
import type { HtmlText } from '../../page/html-text.ts'
import { actionsView } from './actions-view.ts'
import { agentCard } from './agent-cards.ts'
import { blockView } from './block-view.ts'
import { gateView } from './gate-view.ts'
import { aheadView, mastheadView, proofView } from './proof-view.ts'
import { roundsView } from './rounds-view.ts'
import type { ShownDraft } from './shown-draft.ts'
import { sourcesView } from './sources-view.ts'

const views = {
  proof: proofView,
  masthead: mastheadView,
  ahead: aheadView,
  sources: sourcesView,
  rounds: roundsView,
  actions: actionsView,
  gate: gateView,
} as const

/** A part of the page that can be drawn alone, named as its element; a block is `block:ID`, an agent `agent:ROLE`. */
export type PagePart = keyof typeof views | `agent:${Role}` | `block:${string}`

/** Every agent's card. */
export const agentParts: readonly PagePart[] = roles.map((role): PagePart => `agent:${role}`)

/** All parts: sent to a reader who may have missed something. */
export const wholePage: readonly PagePart[] = ['proof', 'rounds', 'actions', 'gate', ...agentParts]

/** Draws a part; null for a block that is not there (any more). */
export function drawPart(shown: ShownDraft, part: PagePart): HtmlText | null {
  if (part.startsWith('agent:')) return agentCard(shown, part.slice('agent:'.length) as Role)
  if (!part.startsWith('block:')) return views[part as keyof typeof views](shown)
  const block = shown.draft.best.blocks.find((one) => one.id === part.slice('block:'.length))
  return block ? blockView(shown, block) : null
}
