import type { BodyHandle } from '@galley/sdk'
import { fault } from '../faults.ts'

/** A body that a call holds. */
interface HeldBody {
  readonly text: string
  /** sha256 (hex) of the bytes as they came. */
  readonly rawDigest: string
}

/** The bodies of one call: they live as long as the call. */
export interface Bodies {
  hold(body: HeldBody): BodyHandle
  /** Fault BODY_NOT_FOUND. */
  get(body: string): HeldBody
  /** The one held last; a tool that reads a page extracts its text from this. */
  latest(): HeldBody | null
}

/** Characters (UTF-16 units) that one call may hold at once; the body held first is dropped first. */
const maxChars = 60_000_000

/** Creates an empty set of bodies. */
export function createBodies(): Bodies {
  const held = new Map<string, HeldBody>()
  let last = 0
  let chars = 0
  return {
    hold(body) {
      last += 1
      const id = `b${last}`
      held.set(id, body)
      chars += body.text.length
      for (const [oldest, { text }] of held) {
        if (chars <= maxChars || oldest === id) break
        held.delete(oldest)
        chars -= text.length
      }
      return { body: id, chars: body.text.length, digest: body.rawDigest }
    },
    get(body) {
      const found = held.get(body)
      if (found === undefined) throw fault('BODY_NOT_FOUND', { body: body.slice(0, 80) })
      return found
    },
    latest: () => held.get(`b${last}`) ?? null,
  }
}
