import type { Press } from '@galley/press'
import { foldActivity, noActivity, type Activity } from './activity.ts'

/** What a run did up to its `seq`-th event: what the page of that moment shows beside the draft. */
export async function readActivity(press: Press, id: string, seq: number): Promise<Activity> {
  if (seq === 0) return noActivity
  const enough = new AbortController()
  let activity = noActivity
  for await (const event of press.drafts.events(id, { since: 0, signal: enough.signal })) {
    if (!('seq' in event)) continue
    activity = foldActivity(activity, event)
    if (event.seq >= seq) break
  }
  enough.abort()
  return activity
}
