import { maxAnswerBytes, type KeyClaim } from './kept-answers.ts'
import { toClient } from './upstream-headers.ts'
import type { UpstreamOutcome } from './upstream-outcome.ts'

/** Record of an answer while it flows by. */
export interface Recording {
  readonly take: (chunk: Buffer) => void
  readonly keep: (outcome: Extract<UpstreamOutcome, { kind: 'answered' }>) => void
  readonly release: () => void
}

/** Records an answer for its key, unless it grows too large; the key is free again where none was kept. */
export function recordAnswer(claim: KeyClaim): Recording {
  const chunks: Buffer[] = []
  let length = 0
  let isKept = false
  return {
    take: (chunk) => {
      length += chunk.length
      if (length <= maxAnswerBytes) chunks.push(Buffer.from(chunk))
      else chunks.length = 0
    },
    keep: ({ status, headers }) => {
      if (length > maxAnswerBytes) return
      isKept = true
      claim.keep({ status, headers: toClient(headers), body: Buffer.concat(chunks, length) })
    },
    release: () => {
      if (!isKept) claim.release()
    },
  }
}
