import { copyCode, type NewEvent, type NotRead } from '@galley/sdk'

/** Record of what a run could not read, kept as its events come. */
export interface ReadRecord {
  /** Adds events; those of other types are left alone. */
  add(events: Iterable<Pick<NewEvent, 'type' | 'data'>>): void
  /** Lists what gave nothing, each once, in the order in which it was told; what was read after all is not listed, unless it is a copy. */
  list(): readonly NotRead[]
}

/** Opens the record of a run on the events that it has so far. */
export function createReadRecord(events: Iterable<Pick<NewEvent, 'type' | 'data'>>): ReadRecord {
  const told = new Map<string, NotRead>()
  const read = new Set<string>()
  const add: ReadRecord['add'] = (more) => {
    for (const event of more as Iterable<NewEvent>) {
      if (event.type === 'source.added') read.add(event.data.source.address.replace(/^folder:/, ''))
      if (event.type === 'source.failed') told.set(`${event.data.kind} ${event.data.name}`, event.data)
    }
  }
  add(events)
  return { add, list: () => [...told.values()].filter(({ name, code }) => code === copyCode || !read.has(name)) }
}
