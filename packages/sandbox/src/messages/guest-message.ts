import { readAsk, type AskMessage } from './ask-message.ts'
import { readFailed, type FailedMessage } from './failed-message.ts'
import { readLog, type LogMessage } from './log-message.ts'
import { readProgress, type ProgressMessage } from './progress-message.ts'
import { readReady, type ReadyMessage } from './ready-message.ts'
import { readResult, type ResultMessage } from './result-message.ts'

/** Everything that a plugin may say. */
export type GuestMessage = ReadyMessage | FailedMessage | AskMessage | ResultMessage | LogMessage | ProgressMessage

const readers: ReadonlyMap<unknown, (fields: Readonly<Record<string, unknown>>) => GuestMessage | null> = new Map<
  unknown,
  (fields: Readonly<Record<string, unknown>>) => GuestMessage | null
>([
  ['ready', readReady],
  ['failed', readFailed],
  ['ask', readAsk],
  ['result', readResult],
  ['log', readLog],
  ['progress', readProgress],
])

/** Reads a parsed value as a message: a fresh object of known fields, or null when it is none. */
export function readGuestMessage(value: unknown): GuestMessage | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = value as Readonly<Record<string, unknown>>
  return readers.get(fields['type'])?.(fields) ?? null
}
