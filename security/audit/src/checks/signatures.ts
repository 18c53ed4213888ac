import type { Finding } from '@galley/findings'
import { isFault } from '@galley/fault'
import { verifyRegistrySignature, type RegistryKey, type SigstoreTrust } from '@galley/trust'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import type { InstalledPackage } from '../merge-installed.ts'
import { createRegistryCheck, type Judged } from './registry-check.ts'

/**
 * npm's registry signatures: each must be by a key that the registry advertises or that Sigstore lists for npm, hold, and be over the
 * tarball that the lockfile pins. An unsigned release is a finding only where the registry advertises keys; elsewhere it is a gap.
 */
export function createSignaturesCheck(client: RegistryClient, trust: SigstoreTrust): Check {
  return createRegistryCheck('signatures', client, {
    npm: async ({ package: one, release }, { signal }) => {
      const advertised = await client.npmKeys(one.name, signal)
      const { integrity, signatures } = release
      if (integrity === null) return { missing: 'the integrity of its tarball' }
      const other = isOtherTarball(one, integrity)
      if (other !== null) return { findings: [other] }
      if (signatures.length === 0 && advertised.length === 0) return { missing: 'a signature' }
      const publishedAt = release.publishedAt === null ? null : new Date(release.publishedAt)
      return verify(one, { name: one.name, version: one.version, integrity, signatures, publishedAt }, [...trust.keys, ...advertised])
    },
  })
}

function verify(one: InstalledPackage, release: Parameters<typeof verifyRegistrySignature>[0], keys: readonly RegistryKey[]): Judged {
  try {
    verifyRegistrySignature(release, keys)
    return {}
  } catch (error) {
    if (!isFault(error)) throw error
    if (error.code === 'REGISTRY_KEY_EXPIRED' && release.publishedAt === null)
      return { missing: 'the time of release, which its key asks for,' }
    const isMissing = error.code === 'REGISTRY_SIGNATURE_MISSING'
    const message = isMissing
      ? 'is not signed, and its registry signs releases'
      : error.message.replace(`${release.name}@${release.version}`, 'this release')
    return {
      findings: [finding(one, { severity: isMissing ? 'high' : 'critical', message, reason: error.code, integrity: release.integrity })],
    }
  }
}

/** A lockfile that pins another sha512 than the registry lists: one of them is not what was published. */
function isOtherTarball(one: InstalledPackage, integrity: string): Finding | null {
  const pinned = one.integrity.flatMap((entry) => entry.split(/\s+/)).filter((entry) => entry.startsWith('sha512-'))
  const listed = integrity.split(/\s+/).filter((entry) => entry.startsWith('sha512-'))
  if (pinned.length === 0 || listed.length === 0 || pinned.some((entry) => listed.includes(entry))) return null
  return finding(one, {
    severity: 'critical',
    message: 'is pinned to another tarball than the registry lists and signs',
    reason: 'OTHER_TARBALL',
    integrity,
  })
}

interface SignatureProblem extends Pick<Finding, 'severity' | 'message'> {
  /** Code of the problem, for programs. */
  readonly reason: string
  readonly integrity: string
}

function finding(one: InstalledPackage, { severity, message, reason, integrity }: SignatureProblem): Finding {
  return findingAt(one, {
    code: 'signature',
    severity,
    message,
    evidence: { reason, integrity, pinned: one.integrity },
    fix: 'Do not install it; write the lockfile anew from the registry, and report it there if it stays so.',
  })
}
