import type { DraftEvent } from '@galley/sdk'
import type { Ledger } from '@galley/ledger'

/** Rows read from the ledger at once. */
const page = 500

/** Every committed event of a run, in order. */
export async function allEvents(ledger: Pick<Ledger, 'events'>, id: string): Promise<readonly DraftEvent[]> {
  const all: DraftEvent[] = []
  for (;;) {
    const events = await ledger.events(id, all.at(-1)?.seq ?? 0, page)
    all.push(...events)
    if (events.length < page) return all
  }
}
