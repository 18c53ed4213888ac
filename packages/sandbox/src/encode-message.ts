import type { AnswerMessage } from './messages/answer-message.ts'
import type { CallMessage } from './messages/call-message.ts'
import type { CancelMessage } from './messages/cancel-message.ts'
import { wireLimits } from './wire-limits.ts'

/** A message of the host as one line, or null when it is over the limit. */
export function encodeMessage(message: CallMessage | CancelMessage | AnswerMessage): string | null {
  const line = JSON.stringify(message)
  return Buffer.byteLength(line) > wireLimits.messageBytes ? null : `${line}\n`
}
