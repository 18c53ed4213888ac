import type { Host, WriteAnswer, WriteInput } from '@galley/sdk'
import { writeConstrained } from './write-constrained.ts'
import { writeExtractive } from './write-extractive.ts'
import { writeFull } from './write-full.ts'

/** Writes one section from its evidence, in the mode that the writer's model allows. */
export async function write(input: WriteInput, host: Host): Promise<WriteAnswer> {
  if (input.mode === 'full') return (await writeFull(input, host)) ?? writeExtractive(input)
  if (input.mode === 'constrained') return writeConstrained(input, host)
  return writeExtractive(input)
}
