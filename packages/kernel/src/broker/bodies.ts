import type { BodyHandle } from '@galley/sdk'
import { fault } from '../faults.ts'

/** A body that a call holds. */
interface HeldBody {
  /** Its text; base64 where it is none. */
  readonly text: string
  readonly encoding?: 'base64'
  /** sha256 (hex) of the bytes as they came. */
  readonly rawDigest: string
}

/** The bodies of one call: they live as long as the call. */
export interface Bodies {
  hold(body: HeldBody): BodyHandle
  /** Fault BODY_NOT_FOUND. */
  get(body: string): HeldBody
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
      const { text, rawDigest, encoding } = body
      return { body: id, chars: text.length, digest: rawDigest, ...(encoding === undefined ? {} : { encoding }) }
    },
    get(body) {
      const found = held.get(body)
      if (found === undefined) throw fault('BODY_NOT_FOUND', { body: body.slice(0, 80) })
      return found
    },
  }
}
