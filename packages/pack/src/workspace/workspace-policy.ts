import { formatTrustPolicy, parseTrustPolicy, predicateTypes, type Signer, type SignerKey, type TrustPolicy } from '@galley/trust'

/** Name of the workspace's own signer in its policy. */
export const workspaceSigner = 'workspace'

const dayMs = 86_400_000

/**
 * Makes the policy for this workspace's plugins: its own key, for exactly these names. What somebody revoked stays revoked.
 * The window begins a day early, for a clock that is set back, and lasts ten years: the key never leaves this machine.
 */
export function workspacePolicy(signer: Signer, names: readonly string[], now: Date, before: TrustPolicy | null): TrustPolicy {
  const kept = before?.signers[workspaceSigner]?.keys.find(({ spkiSha256 }) => spkiSha256 === signer.spkiSha256)
  const key: SignerKey = {
    spkiSha256: signer.spkiSha256,
    pem: signer.publicPem,
    from: kept?.from ?? new Date(now.getTime() - dayMs).toISOString(),
    to: kept?.to ?? new Date(now.getTime() + 3652 * dayMs).toISOString(),
  }
  const policy: TrustPolicy = {
    version: 2,
    signers: { [workspaceSigner]: { roles: ['author'], keys: [key], identities: [], namespaces: [...names].sort() } },
    require: [predicateTypes.release, predicateTypes.sbom].map((predicate) => ({ predicate, role: 'author', threshold: 1 })),
    revoked: before?.revoked ?? { keys: [], digests: [], names: [], purls: [] },
  }
  return parseTrustPolicy(formatTrustPolicy(policy))
}
