import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { fault } from '../faults.ts'

/** An answer that was given once. */
interface KeptAnswer {
  readonly status: number
  /** Names and values in turn. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** A request's claim to its key: it gives the answer that is to be kept, or lets the key go. */
export interface KeyClaim {
  readonly keep: (answer: KeptAnswer) => void
  readonly release: () => void
}

/** Answers by `Idempotency-Key`. */
export interface KeptAnswers {
  /**
   * Claims a key for a request, or finds the answer that the same request got. Faults: IDEMPOTENCY_KEY_BUSY (the first request is under way),
   * IDEMPOTENCY_KEY_REUSED (another request had the key).
   */
  claim(key: string, request: Uint8Array): KeyClaim | KeptAnswer
}

/** Bytes of all kept answers together. */
const maxKeptBytes = 64 * 1024 * 1024

/** The largest answer that is kept, in bytes. */
export const maxAnswerBytes = 4 * 1024 * 1024

/** Milliseconds for which an answer is kept: clients try again within minutes. */
const keptMs = 60 * 60_000

interface Entry {
  readonly digest: string
  readonly answer?: KeptAnswer
}

/**
 * Opens the answers by key (draft-ietf-httpapi-idempotency-key-header): the same request is paid for once. They are held in memory; an answer
 * that failed or broke off frees its key.
 */
export function openKeptAnswers(): KeptAnswers {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxKeptBytes,
    ttl: keptMs,
    sizeCalculation: ({ answer }) => 512 + (answer?.body.length ?? 0),
  })
  return {
    claim: (key, request) => {
      const digest = createHash('sha256').update(request).digest('base64')
      const known = entries.get(key)
      if (known !== undefined && known.digest !== digest) throw fault('IDEMPOTENCY_KEY_REUSED', { key })
      if (known !== undefined && known.answer === undefined) throw fault('IDEMPOTENCY_KEY_BUSY', { key })
      if (known?.answer !== undefined) return known.answer
      entries.set(key, { digest })
      return {
        keep: (answer) => void entries.set(key, { digest, answer }),
        release: () => void entries.delete(key),
      }
    },
  }
}
