import { fault } from '../faults.ts'
import type { SignerRole } from '../policy/trust-policy.ts'
import type { KnownSigner } from './known-signer.ts'

/**
 * Checks that the person may make this statement about a package of this name: in that role, and for that name, its whole scope, or (a
 * reviewer) for every name.
 * @throws SIGNER_NOT_ALLOWED
 */
export function checkSignerRole(signer: KnownSigner, role: SignerRole, name: string): void {
  const refuse = (why: string): Error => fault('SIGNER_NOT_ALLOWED', { name, signer: signer.id, why })
  if (!signer.roles.includes(role)) throw refuse(role === 'author' ? 'it is not an author' : 'it is not a reviewer')
  const scope = name.startsWith('@') ? `${name.slice(0, name.indexOf('/'))}/*` : undefined
  const isAllowed = (allowed: string): boolean => allowed === name || allowed === scope || (role === 'reviewer' && allowed === '*')
  if (!signer.namespaces.some(isAllowed)) throw refuse('its namespaces do not hold this name')
}
