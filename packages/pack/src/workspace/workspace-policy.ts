import { parseTrustPolicy, predicateTypes, type KeySigner, type Signer, type TrustPolicy } from '@galley/trust'

/** Name of the workspace's own signer in its policy. */
export const workspaceSigner = 'workspace'

const dayMs = 86_400_000

/**
 * Makes the policy for this workspace's plugins: its own key, for exactly these names. What somebody revoked stays revoked.
 * The window begins a day early, for a clock that is set back, and lasts ten years: the key never leaves this machine.
 */
export function workspacePolicy(signer: Signer, names: readonly string[], now: Date, before: TrustPolicy | null): TrustPolicy {
  const kept = before?.signers[workspaceSigner]
  const sameKey = kept?.spkiSha256 === signer.spkiSha256 ? kept : undefined
  const own: KeySigner = {
    kind: 'key',
    alg: 'ecdsa-p256',
    spkiSha256: signer.spkiSha256,
    pem: signer.publicPem,
    from: sameKey?.from ?? new Date(now.getTime() - dayMs).toISOString(),
    to: sameKey?.to ?? new Date(now.getTime() + 3652 * dayMs).toISOString(),
    roles: ['publisher'],
    namespaces: [...names].sort(),
  }
  const policy: TrustPolicy = {
    version: 1,
    mode: 'enforce',
    signers: { [workspaceSigner]: own },
    require: Object.values(predicateTypes).map((predicate) => ({ predicate, role: 'publisher', threshold: 1 })),
    revoked: before?.revoked ?? { keys: [], digests: [], purls: [] },
  }
  return parseTrustPolicy(policyText(policy))
}

/** Writes the policy as it lies in the data folder. */
export function policyText(policy: TrustPolicy): string {
  return `${JSON.stringify(policy, null, 2)}\n`
}
