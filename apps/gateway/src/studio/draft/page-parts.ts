import { roles } from '@galley/sdk'
import { textOf, type HtmlText } from '../../page/html-text.ts'
import { actionsView } from './actions-view.ts'
import { agentCard } from './agent-cards.ts'
import { blockView } from './block-view.ts'
import { gateView } from './gate-view.ts'
import { notesView } from './notes-view.ts'
import { aheadView, blocksView, isWriting, mastheadView, outcomeView } from './proof-view.ts'
import { roundsView } from './rounds-view.ts'
import type { ShownDraft } from './shown-draft.ts'
import { sourcesView } from './sources-view.ts'

const views: Readonly<Record<string, (shown: ShownDraft) => HtmlText>> = {
  actions: actionsView,
  ...Object.fromEntries(roles.map((role) => [`agent-${role}`, (shown: ShownDraft) => agentCard(shown, role)])),
  gate: gateView,
  masthead: mastheadView,
  ahead: aheadView,
  notes: notesView,
  sources: sourcesView,
  outcome: outcomeView,
  rounds: roundsView,
}

/** Everything on a draft's page that changes, drawn as the page itself draws it. */
export interface PageParts {
  /** HTML of each element by its id. */
  readonly elements: ReadonlyMap<string, string>
  /** HTML of each block by its id. */
  readonly blocks: ReadonlyMap<string, string>
  /** HTML of the element around all blocks. */
  readonly sheet: string
  /** True while blocks are written. */
  readonly isWriting: boolean
}

/** Renders every part of a draft's page to HTML, by the id under which a browser replaces it; `base` as `textOf` takes it. */
export function drawParts(shown: ShownDraft, base: string): PageParts {
  return {
    elements: new Map(Object.entries(views).map(([id, view]) => [id, textOf(view(shown), base)])),
    blocks: new Map(shown.draft.best.blocks.map((block) => [block.id, textOf(blockView(shown, block), base)])),
    sheet: textOf(blocksView(shown), base),
    isWriting: isWriting(shown.draft.status),
  }
}
