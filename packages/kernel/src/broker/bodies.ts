import type { BodyHandle } from '@galley/sdk'
import { fault } from '../faults.ts'

/** A body that a call holds. */
interface HeldBody {
  /** Its text; empty where it is none. */
  readonly text: string
  /** Its bytes where it is no text. A plugin is given them in base64. */
  readonly bytes?: Uint8Array
  /** sha256 (hex) of the bytes as they came. */
  readonly rawDigest: string
}

/** The bodies of one call: they live as long as the call. */
export interface Bodies {
  hold(body: HeldBody): BodyHandle
  /** Fault BODY_NOT_FOUND. */
  get(body: string): HeldBody
}

/** Characters (UTF-16 units, or those of base64) that one call may hold at once; the body held first is dropped first. */
const maxChars = 60_000_000

/** Creates the bodies that one call holds, none yet; ids count up from 1 and are good in this call alone. */
export function createBodies(): Bodies {
  const held = new Map<string, HeldBody>()
  let last = 0
  let chars = 0
  return {
    hold(body) {
      last += 1
      const id = `b${last}`
      held.set(id, body)
      chars += charsOf(body)
      for (const [oldest, other] of held) {
        if (chars <= maxChars || oldest === id) break
        held.delete(oldest)
        chars -= charsOf(other)
      }
      const { bytes, rawDigest } = body
      return { body: id, chars: charsOf(body), digest: rawDigest, ...(bytes === undefined ? {} : { encoding: 'base64' }) }
    },
    get(body) {
      const found = held.get(body)
      if (found === undefined) throw fault('BODY_NOT_FOUND', { body: body.slice(0, 80) })
      return found
    },
  }
}

const charsOf = ({ text, bytes }: HeldBody): number => (bytes === undefined ? text.length : Math.ceil(bytes.length / 3) * 4)
