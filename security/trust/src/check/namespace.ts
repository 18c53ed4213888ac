import { fault } from '../faults.ts'
import type { NamedSigner } from '../trust-policy.ts'

/**
 * Checks that the signer may sign a package of this name: exactly, or by its whole scope.
 * @throws SIGNER_NOT_ALLOWED
 */
export function checkNamespace(signer: NamedSigner, name: string): void {
  const scope = name.startsWith('@') ? `${name.slice(0, name.indexOf('/'))}/*` : undefined
  if (signer.namespaces.some((allowed) => allowed === name || allowed === scope)) return
  throw fault('SIGNER_NOT_ALLOWED', { name, signer: signer.id, why: 'its namespaces do not hold this name' })
}
