import type { Ledger } from '@galley/ledger'
import { hasEnded, type DraftEvent, type Ephemeral } from '@galley/sdk'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * Events of a run in their order: committed ones, and such as are shown and never stored. It is empty when the draft or the status changed
 * without an event. All followers get the same array, so that what is made of it (a frame, a page) can be made once for all.
 */
export type EventBatch = readonly (DraftEvent | Ephemeral)[]

/** Receiver of a run's events. */
export interface Follower {
  readonly take: (batch: EventBatch) => void
  /** Called once, after the run's last event or with the error that ended the reading; never after the follower stopped. */
  readonly end: (error?: unknown) => void
}

/** Feeds of the runs that are followed in this process: one reader a run, however many follow it, which reads only after a change of that run. */
export interface RunFeeds {
  /** Hands an event that is never stored to whoever follows the run in this process. */
  show(id: string, event: Ephemeral): void
  /** Hands out the committed events after `since` at once, then every later one; the returned function ends it. Fault: RUN_NOT_FOUND. */
  follow(id: string, since: number, follower: Follower): Promise<() => void>
}

type FeedLedger = Pick<Ledger, 'events' | 'getSummary' | 'watch'>

interface Feed {
  show(event: Ephemeral): void
  add(since: number, follower: Follower): Promise<() => void>
}

/** Rows read from the ledger at once. */
const page = 500

/** Creates the feeds of this process. A run that another process writes is followed through the ledger. */
export function createRunFeeds(ledger: FeedLedger): RunFeeds {
  const feeds = new Map<string, Feed>()
  return {
    show: (id, event) => feeds.get(id)?.show(event),
    follow: async (id, since, follower) => {
      const feed = feeds.get(id) ?? openFeed(ledger, id, (opened) => (opened ? feeds.set(id, opened) : feeds.delete(id)))
      return feed.add(since, follower)
    },
  }
}

/** Followers of one run. */
interface Followers {
  tell(batch: EventBatch): void
  add(follower: Follower): void
  /** Lets one go; true where it was the last. */
  remove(follower: Follower): boolean
  /** Lets all go, and tells them why. */
  end(because?: unknown): void
}

function createFollowers(): Followers {
  const followers = new Set<Follower>()
  return {
    tell: (batch) => {
      for (const follower of Array.from(followers)) follower.take(batch)
    },
    add: (follower) => void followers.add(follower),
    remove: (follower) => followers.delete(follower) && followers.size === 0,
    end: (because) => {
      const left = Array.from(followers)
      followers.clear()
      for (const follower of left) follower.end(because)
    },
  }
}

/** Opens the feed of one run; `keep` is told when it opens, and without it when it closes: after the run's last event, or when nobody follows any more. */
function openFeed(ledger: FeedLedger, id: string, keep: (feed?: Feed) => void): Feed {
  const followers = createFollowers()
  const committed: DraftEvent[] = []
  let isOver = false
  /** Followers that wait for what is committed. */
  let coming = 0
  const close = (because?: unknown): void => {
    if (isOver) return
    isOver = true
    watching.then(
      (unwatch) => unwatch(),
      () => undefined,
    )
    keep()
    followers.end(because)
  }
  const reading = oneAtATime(async () => {
    if (isOver) return
    try {
      const run = await ledger.getSummary(id)
      const fresh = run === null ? [] : await readAfter(ledger, id, committed.length)
      committed.push(...fresh)
      followers.tell(fresh)
      if (run === null || (hasEnded(run.status) && run.seq <= committed.length)) close()
    } catch (error) {
      close(error)
      throw error
    }
  })
  const watching = ledger.watch(id, () => void reading.ask().catch(() => undefined))
  const feed: Feed = {
    // After a commit before it is read, so that it does not overtake.
    show: (event) => void setImmediate(reading.whenIdle, () => followers.tell([event])),
    add: async (since, follower) => {
      coming += 1
      try {
        await watching
        // A follower may know of a commit of this very turn.
        if (since >= committed.length && !isOver) await reading.ask()
      } catch (error) {
        close(error)
        throw error
      } finally {
        coming -= 1
      }
      if (since < committed.length) follower.take(committed.slice(since))
      if (isOver) {
        follower.end()
        return () => undefined
      }
      followers.add(follower)
      return () => {
        if (followers.remove(follower) && coming === 0) close()
      }
    },
  }
  keep(feed)
  return feed
}

/** Reads the events after a number; they are numbered from 1 without a gap, so that the number of those known is the last one's. */
async function readAfter(ledger: FeedLedger, id: string, seq: number): Promise<readonly DraftEvent[]> {
  const first = await ledger.events(id, seq, page)
  return first.length < page ? first : [...first, ...(await readAfter(ledger, id, seq + page))]
}

/** Iterates over a run's events as they come, until the run or the signal ends. */
export async function* iterateEvents(
  feeds: RunFeeds,
  id: string,
  { since = 0, signal }: { readonly since?: number; readonly signal: AbortSignal },
): AsyncGenerator<DraftEvent | Ephemeral> {
  const waiting: (DraftEvent | Ephemeral)[] = []
  let bell = Promise.withResolvers<void>()
  let end: { readonly error?: unknown } | undefined
  const ring = (): void => bell.resolve()
  signal.addEventListener('abort', ring)
  const stop = await feeds.follow(id, since, {
    take: (batch) => {
      waiting.push(...batch)
      ring()
    },
    end: (error) => {
      end = { error }
      ring()
    },
  })
  try {
    while (!signal.aborted) {
      const event = waiting.shift()
      if (event !== undefined) yield event
      else if (end?.error !== undefined) throw end.error
      else if (end !== undefined) return
      else {
        await bell.promise
        bell = Promise.withResolvers<void>()
      }
    }
  } finally {
    signal.removeEventListener('abort', ring)
    stop()
  }
}
