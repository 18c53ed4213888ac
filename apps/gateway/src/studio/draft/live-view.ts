import type { Draft, DraftEvent, Ephemeral } from '@galley/sdk'
import { endedStatuses, hasEnded } from '@galley/sdk'
import { foldActivity, type Activity } from './activity.ts'
import { changedParts } from './changed-parts.ts'
import { drawFragments, endFragment, tellFragments, type Fragment } from './fragments.ts'
import { wholePage, type PagePart } from './page-part.ts'
import { showDraft } from './shown-draft.ts'

/** The page of a run as it changes: the fragments to send, and when. */
export interface LiveView {
  /** True while an event has changed something that the stored draft does not show yet. */
  isBehind(): boolean
  /** Everything, for a reader that came (again) and may have missed something. */
  drawAll(): Promise<readonly Fragment[]>
  /** Answers the fragments that one more event changed; `null` only asks whether the draft has caught up. */
  take(event: DraftEvent | Ephemeral | null): Promise<readonly Fragment[]>
  /** Answers the fragments that are left when no event comes any more. */
  finish(): Promise<readonly Fragment[]>
}

/** Ticks (of 50 ms) after which the parts are drawn as they are, though the draft does not contain the newest event yet. */
const maxTicks = 40

/**
 * Follows a run. An event is committed with its step, the draft is saved right after it: parts that an event changed are drawn when
 * the draft contains it. `read` answers the draft as it is now.
 */
export function createLiveView(read: () => Draft, since: Activity): LiveView {
  let activity = since
  let stale: ReadonlySet<PagePart> = new Set()
  let newest: DraftEvent | null = null
  let shownAs = ''
  let ticks = 0

  const draw = (draft: Draft, parts: Iterable<PagePart>): Promise<readonly Fragment[]> => drawFragments(showDraft(draft, activity), parts)

  const catchUp = (): Promise<readonly Fragment[]> => {
    const draft = read()
    const state = `${draft.seq} ${draft.status}`
    const isFresh = newest === null || contains(draft, newest) || ticks >= maxTicks
    if (stale.size === 0 || (!isFresh && state === shownAs)) return Promise.resolve([])
    shownAs = state
    const parts = stale
    if (isFresh) stale = new Set()
    return draw(draft, parts)
  }

  return {
    isBehind: () => stale.size > 0,
    drawAll: () => {
      const draft = read()
      shownAs = `${draft.seq} ${draft.status}`
      return draw(draft, wholePage)
    },
    take: async (event) => {
      if (event === null) {
        ticks += 1
        return catchUp()
      }
      activity = foldActivity(activity, event)
      if (!('seq' in event)) return event.type === 'progress' && event.role ? draw(read(), [`agent:${event.role}`]) : []
      newest = event
      ticks = 0
      stale = new Set([...stale, ...changedParts(event, read())])
      return [...(await catchUp()), ...(await tellFragments(event))]
    },
    finish: async () => {
      const draft = read()
      return hasEnded(draft.status) ? [...(await draw(draft, wholePage)), endFragment] : []
    },
  }
}

const ends: ReadonlySet<string> = new Set(endedStatuses.map((status) => `draft.${status}`))

/** True when the draft shows the event's change. The status counts too: it is set after the event that explains it. */
function contains(draft: Draft, event: DraftEvent): boolean {
  if (event.type === 'gate.waiting') return draft.status === 'waiting'
  if (ends.has(event.type)) return hasEnded(draft.status)
  return draft.seq >= event.seq
}
