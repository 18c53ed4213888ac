import { roles, type DraftEvent, type Ephemeral, type EventData, type EventType, type Role } from '@galley/sdk'
import type { HtmlText } from '../page/html-text.ts'
import { actionsView } from './actions-view.ts'
import { agentCard } from './agent-cards.ts'
import { blockId, blockView } from './block-view.ts'
import { describeEvent } from './describe-event.ts'
import { gateView } from './gate-view.ts'
import { aheadView, mastheadView, proofView } from './proof-view.ts'
import { recordLine } from './record-view.ts'
import { roundsView } from './rounds-view.ts'
import type { ShownDraft } from './shown-draft.ts'
import { sourcesView } from './sources-view.ts'

/**
 * A part of the page that changed. `swap` replaces the element `target`; `add` puts the element at the end of `target`, or in the
 * place of the one that has its id already; `say` is a text for the status line, which screen readers hear.
 */
export interface Fragment {
  readonly how: 'swap' | 'add' | 'say'
  readonly target: string
  readonly html: string
}

/** What changes on the page by an event. The views are the page's own, so what is swapped in is what a reload would show. */
export async function fragmentsOf(event: DraftEvent | Ephemeral, shown: ShownDraft): Promise<readonly Fragment[]> {
  if (!('seq' in event)) return event.type === 'progress' && event.role ? [await agent(shown, event.role)] : []
  const changed = await Promise.all((parts[event.type] as (shown: ShownDraft, data: DraftEvent['data']) => Parts)(shown, event.data))
  return [...changed, { how: 'add', target: 'record', html: String(await recordLine(event)) }, ...announce(event)]
}

type Parts = readonly Promise<Fragment>[]
type Part = (shown: ShownDraft) => Promise<Fragment>

const proof: Part = (shown) => swap('proof', proofView(shown))
const masthead: Part = (shown) => swap('masthead', mastheadView(shown))
const ahead: Part = (shown) => swap('ahead', aheadView(shown))
const actions: Part = (shown) => swap('actions', actionsView(shown))
const rounds: Part = (shown) => swap('rounds', roundsView(shown))
const gate: Part = (shown) => swap('gate', gateView(shown))
const sources: Part = (shown) => swap('sources', sourcesView(shown))
const agent = (shown: ShownDraft, role: Role): Promise<Fragment> => swap(`agent-${role}`, agentCard(shown, role))
const agents = (shown: ShownDraft): Parts => roles.map((role) => agent(shown, role))
const start = (shown: ShownDraft): Parts => [...agents(shown), actions(shown), masthead(shown)]
const end = (shown: ShownDraft): Parts => [proof(shown), rounds(shown), actions(shown), gate(shown), ...agents(shown)]
const wait = (shown: ShownDraft): Parts => [gate(shown), actions(shown), ...agents(shown)]

/** Which parts of the page an event changes. */
const parts: { readonly [T in EventType]: (shown: ShownDraft, data: EventData[T]) => Parts } = {
  'draft.queued': start,
  'draft.started': start,
  'draft.resumed': start,
  'agent.started': (shown, { role }) => [agent(shown, role)],
  'agent.done': (shown, { role }) => [agent(shown, role)],
  'plan.ready': (shown) => [masthead(shown), ahead(shown)],
  'search.done': () => [],
  'source.added': (shown) => [sources(shown)],
  'source.failed': (shown) => [sources(shown)],
  'block.drafted': (shown, { block }) => [...blockPart(block.id, shown, 'add'), ahead(shown), actions(shown)],
  'claim.checked': (shown, { verdict }) =>
    shown.draft.best.blocks
      .filter((block) => block.claims.includes(verdict.claimId))
      .flatMap((block) => blockPart(block.id, shown, 'swap')),
  'issue.opened': (shown) => [rounds(shown)],
  'issue.closed': (shown) => [rounds(shown)],
  // A block that came or went shifts the numbers of the citations after it: the whole sheet then.
  'patch.accepted': (shown, { block, blockId: id, after }) =>
    block !== null && after === undefined ? blockPart(id, shown, 'swap') : [proof(shown)],
  'patch.rejected': () => [],
  'round.started': (shown) => [rounds(shown)],
  'round.scored': (shown) => [proof(shown), rounds(shown), actions(shown)],
  'gate.waiting': wait,
  'gate.passed': wait,
  'budget.spent': () => [],
  'draft.done': end,
  'draft.failed': end,
  'draft.cancelled': end,
}

function blockPart(id: string, shown: ShownDraft, how: 'swap' | 'add'): readonly Promise<Fragment>[] {
  const block = shown.draft.best.blocks.find((one) => one.id === id)
  if (!block) return []
  return [render(how, how === 'add' ? 'blocks' : blockId(id), blockView(shown, block))]
}

const stages = new Set<EventType>([
  'plan.ready',
  'round.started',
  'round.scored',
  'gate.waiting',
  'draft.done',
  'draft.failed',
  'draft.cancelled',
])

/** Only a change of stage is announced: a screen reader is not to be talked over by every sentence. */
function announce(event: DraftEvent): readonly Fragment[] {
  return stages.has(event.type) ? [{ how: 'say', target: 'status', html: describeEvent(event) }] : []
}

function swap(target: string, view: HtmlText): Promise<Fragment> {
  return render('swap', target, view)
}

async function render(how: Fragment['how'], target: string, view: HtmlText): Promise<Fragment> {
  return { how, target, html: String(await view) }
}
