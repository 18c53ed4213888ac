import { randomBytes } from 'node:crypto'

/** Clock and random bytes of an app under test: those of the world. */
export const worldOfTests = { clock: (): Date => new Date(), random: (bytes: number): Uint8Array => randomBytes(bytes) }
