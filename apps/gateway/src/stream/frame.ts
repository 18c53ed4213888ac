import type { EventBatch } from '@galley/runtime'
import { hintFor } from '../page/hint-for.ts'

/** Fields of one server-sent event. `data` is one line; an event without `id` is not counted by a reader that reconnects. */
export interface Message {
  readonly event?: string
  readonly id?: number
  readonly data: string
}

/** Writes one server-sent event (HTML Living Standard §9.2.6). */
export function writeFrame({ event, id, data }: Message): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n${id === undefined ? '' : `id: ${id}\n`}\n`
}

/** Chunks of batches, so that a commit is written once, however many readers get it. */
const chunks = new WeakMap<EventBatch, Uint8Array>()
/** Frames of events, for readers who come at different times. */
const frames = new WeakMap<EventBatch[number], string>()

/** The frames of a batch as the bytes that all its readers get. */
export function chunkOf(batch: EventBatch): Uint8Array {
  const known = chunks.get(batch)
  if (known) return known
  const chunk = new TextEncoder().encode(batch.map(frameOf).join(''))
  chunks.set(batch, chunk)
  return chunk
}

function frameOf(event: EventBatch[number]): string {
  const known = frames.get(event)
  if (known !== undefined) return known
  const frame = writeFrame({ event: event.type, data: JSON.stringify(answered(event)), ...('seq' in event ? { id: event.seq } : {}) })
  frames.set(event, frame)
  return frame
}

/** An event as it is answered over HTTP: the hint of a failure in words for somebody who has no command line. */
function answered(event: EventBatch[number]): EventBatch[number] {
  return event.type === 'draft.failed' ? { ...event, data: { ...event.data, hint: hintFor(event.data) } } : event
}
