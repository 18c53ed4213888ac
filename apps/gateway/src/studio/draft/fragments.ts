import type { DraftEvent, EventType } from '@galley/sdk'
import { textOf } from '../../page/html-text.ts'
import { describeEvent } from './describe-event.ts'
import type { PageParts } from './page-parts.ts'
import { recordLine } from './record-view.ts'

/**
 * One change of the page. `swap` replaces the element `target`; `add` puts the element at the end of `target`, or in the place of the
 * one that has its id already; `say` is a text for the status line, which screen readers hear; `end` says that nothing more will come.
 */
export interface Fragment {
  readonly how: 'swap' | 'add' | 'say' | 'end'
  readonly target: string
  readonly html: string
}

/** Last fragment of a run: its reader need not reconnect. */
export const endFragment: Fragment = { how: 'end', target: '', html: '' }

/** Lists all of a page, for a reader who came (again) and may have missed something. */
export function wholePage(parts: PageParts): readonly Fragment[] {
  return [...[...parts.elements].map(([id, html]) => swap(id, html)), swap('blocks', parts.sheet)]
}

/** Lists the parts that differ. */
export function changedParts(before: PageParts, after: PageParts): readonly Fragment[] {
  const elements = [...after.elements].filter(([id, html]) => before.elements.get(id) !== html)
  return [...elements.map(([id, html]) => swap(id, html)), ...changedBlocks(before, after)]
}

/** A block that changed is swapped and one that came last is added; when one came between others or went, the whole sheet is swapped. */
function changedBlocks(before: PageParts, after: PageParts): readonly Fragment[] {
  const ids = [...after.blocks.keys()]
  const hasGrown = [...before.blocks.keys()].every((id, i) => ids[i] === id)
  if (!hasGrown || before.isWriting !== after.isWriting) return [swap('blocks', after.sheet)]
  const changed = [...after.blocks].filter(([id, html]) => before.blocks.get(id) !== html)
  return changed.map(([, html]) => ({ how: 'add', target: 'blocks', html }))
}

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
  'revision.failed',
  'version.added',
])

/** Draws the line of an event in the record; no address is in it. */
export function recordFragment(event: DraftEvent): Fragment {
  return { how: 'add', target: 'record', html: textOf(recordLine(event), '') }
}

/** Lists the announcements of events in the status line, when the run has come to another stage. */
export function announcements(events: readonly DraftEvent[]): readonly Fragment[] {
  return events
    .filter(({ type }) => stages.has(type))
    .map((event) => ({ how: 'say', target: 'status', html: describeEvent(event).replaceAll('`', '') }))
}

function swap(target: string, html: string): Fragment {
  return { how: 'swap', target, html }
}
