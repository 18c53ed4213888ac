import type { DraftEvent, EventType } from '@galley/sdk'
import { describeEvent } from './describe-event.ts'
import { drawPart, type PagePart } from './page-part.ts'
import { recordLine } from './record-view.ts'
import type { ShownDraft } from './shown-draft.ts'

/**
 * One change of the page. `swap` replaces the element `target`; `add` puts the element at the end of `target`, or in the place of the
 * one that has its id already; `say` is a text for the status line, which screen readers hear; `end` says that nothing more will come.
 */
export interface Fragment {
  readonly how: 'swap' | 'add' | 'say' | 'end'
  readonly target: string
  readonly html: string
}

/** Draws parts as the page itself draws them, so that what is swapped in is what a reload would show. */
export async function drawFragments(shown: ShownDraft, parts: Iterable<PagePart>): Promise<readonly Fragment[]> {
  const wanted = [...new Set(parts)]
  const inProof = (part: PagePart): boolean => /^(masthead|ahead|sources|block:)/.test(part)
  const needed = wanted.includes('proof') ? wanted.filter((part) => !inProof(part)) : wanted
  const drawn = needed.map(async (part): Promise<readonly Fragment[]> => {
    const view = await drawPart(shown, part)
    if (view === null) return []
    return [part.startsWith('block:') ? fragment('add', 'blocks', view) : fragment('swap', part.replace(':', '-'), view)]
  })
  return (await Promise.all(drawn)).flat()
}

/** Draws an event's line in the record, and its announcement in the status line when the run has come to another stage. */
export async function tellFragments(event: DraftEvent): Promise<readonly Fragment[]> {
  const line = fragment('add', 'record', await recordLine(event))
  return stages.has(event.type) ? [line, fragment('say', 'status', describeEvent(event))] : [line]
}

/** Last fragment of a run: its reader need not reconnect. */
export const endFragment: Fragment = { how: 'end', target: '', html: '' }

/** Events that screen readers announce; announcing every sentence would talk over them. */
const stages = new Set<EventType>([
  'plan.ready',
  'round.started',
  'round.scored',
  'gate.waiting',
  'draft.done',
  'draft.incomplete',
  'draft.failed',
  'draft.cancelled',
])

function fragment(how: Fragment['how'], target: string, view: { toString(): string }): Fragment {
  return { how, target, html: view.toString() }
}
