import type { DraftEvent } from '@galley/sdk'
import type { Ledger } from '@galley/ledger'

/** Rows read from the ledger at once. */
const page = 500

/** Every committed event of a run, in order. */
export function* allEvents(ledger: Pick<Ledger, 'events'>, id: string): Generator<DraftEvent> {
  for (let after = 0; ;) {
    const events = ledger.events(id, after, page)
    yield* events
    const last = events.at(-1)
    if (!last) return
    after = last.seq
  }
}
