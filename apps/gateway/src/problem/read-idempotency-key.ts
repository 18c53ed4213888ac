import { fault } from '../faults.ts'

/** Header as the API's document describes it: bare or quoted. */
export const idempotencyKeySchema = { type: 'string', pattern: '^("[!-~]{1,200}"|[!-~]{1,200})$' } as const

/** Reads the `Idempotency-Key`: 1 to 200 printable characters, quoted (as the IETF draft has it) or bare. Fault REQUEST_INVALID. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const key = header.replace(/^"(.*)"$/, '$1')
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw fault('REQUEST_INVALID', { where: 'Idempotency-Key', problem: 'must be 1 to 200 printable characters without a space' })
  return key
}
