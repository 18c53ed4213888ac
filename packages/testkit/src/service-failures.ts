import { serviceFailures as failures } from '@galley/sdk/testing'
import type { ServedReply } from './serve.ts'

/** The ways in which services of the web fail, as a server answers them, and the words that a search plugin has for each. */
export const serviceFailures: readonly (readonly [string, ServedReply, RegExp])[] = failures.map(([name, { text, ...reply }, words]) => [
  name,
  { ...reply, body: text },
  words,
])
