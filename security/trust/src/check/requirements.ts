import { fault } from '../faults.ts'
import { predicateTypes, type InTotoStatement } from '../statement.ts'
import type { NamedSigner, TrustPolicy } from '../trust-policy.ts'

/** A statement whose signature holds, with its signer. */
export interface SignedStatement {
  readonly statement: InTotoStatement
  readonly signer: NamedSigner
}

/**
 * Checks that each required statement was made by enough *different* signers in the required role. (An envelope holds one
 * signature, so m of n is m bundles, and only we can count them.)
 * @throws SBOM_MISSING STATEMENT_MISSING SIGNER_NOT_ALLOWED
 */
export function checkRequirements(signed: readonly SignedStatement[], policy: TrustPolicy, name: string): void {
  for (const { predicate, role, threshold } of policy.require) {
    const made = signed.filter(({ statement }) => statement.predicateType === predicate)
    const by = new Set(made.filter(({ signer }) => signer.roles.includes(role)).map(({ signer }) => signer.id))
    if (by.size >= threshold) continue
    if (made.length === 0 && predicate === predicateTypes.sbom) throw fault('SBOM_MISSING', { name })
    const wrong = made.find(({ signer }) => !signer.roles.includes(role))
    if (wrong !== undefined) throw fault('SIGNER_NOT_ALLOWED', { name, signer: wrong.signer.id, why: `it is not a ${role}` })
    throw fault('STATEMENT_MISSING', { name, predicate, role, have: by.size, want: threshold })
  }
}
