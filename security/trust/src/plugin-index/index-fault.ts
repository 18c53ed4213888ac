import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'

/**
 * Makes the fault of an error that the TUF library threw. It names its errors by class and exports few of the classes, so the names are
 * compared; one that nobody knows is a refusal too.
 */
export function indexFault(error: unknown, { address, role }: { readonly address: string; readonly role: string }): Error {
  if (isFault(error)) return error
  const why = error instanceof Error ? error.message.slice(0, 300) : String(error)
  const options = { cause: error }
  switch (error instanceof Error ? error.constructor.name : '') {
    case 'UnsignedMetadataError':
      return role === 'root' ? fault('INDEX_ROOT_UNSIGNED', { address, why }, options) : fault('INDEX_UNSIGNED', { role, why }, options)
    case 'BadVersionError':
      return fault('INDEX_ROLLBACK', { address, why }, options)
    case 'ExpiredMetadataError':
      return fault('INDEX_FROZEN', { address, why }, options)
    case 'LengthOrHashMismatchError':
      return fault('INDEX_TAMPERED', { address, file: `${role}.json`, why }, options)
    default:
      return fault('INDEX_INVALID', { address, role, why }, options)
  }
}
