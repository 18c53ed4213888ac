import type { DraftEvent, NotVerified } from '@galley/sdk'

/**
 * Lists what a run asked for and could not reach: pages that were not read and searches that failed. A reader is told of it under *Could
 * not verify*, because a draft cannot speak of what nobody could look at. Each address and each failure once, in order.
 */
export function unreachedOf(events: Iterable<DraftEvent>): readonly NotVerified[] {
  const told = new Map<string, NotVerified>()
  const read = new Set<string>()
  for (const event of events) {
    if (event.type === 'source.added') read.add(event.data.source.address)
    if (event.type === 'source.failed') {
      const { address, reason } = event.data
      told.set(address, { text: address, reason: `could not be read: ${reason}` })
    }
    if (event.type === 'search.done')
      for (const failure of event.data.failures) told.set(failure, { text: 'A search could not be made', reason: failure })
  }
  return [...told].filter(([address]) => !read.has(address)).map(([, item]) => item)
}
