import { fault } from '../faults.ts'
import type { Caller } from './access.ts'
import type { TokenScope } from './token-scopes.ts'

/** Refuses a caller that has none of these scopes. Fault SCOPE_MISSING. */
export function checkScope({ name, scopes }: Caller, needed: readonly TokenScope[]): void {
  if (scopes.includes('admin') || needed.some((scope) => scopes.includes(scope))) return
  throw fault('SCOPE_MISSING', { name, needed: needed.join(' or ') })
}
