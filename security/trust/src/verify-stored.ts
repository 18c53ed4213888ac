import { entryFile } from './bundle-files.ts'
import { readPackageJson } from './check/identity.ts'
import { digest } from './digest.ts'
import { fault } from './faults.ts'
import type { LockedRelease } from './plugin-lock.ts'
import { readStoreFolder, storeFileNames, type StoreFolder } from './read-store-folder.ts'
import type { SigstoreRoot } from './sigstore/parse-trusted-root.ts'
import type { TrustPolicy } from './trust-policy.ts'
import { verifyRelease, type VerifiedRelease } from './verify-release.ts'

/** A plugin that passed at load. These are the bytes that were checked: run them, read nothing again. */
export interface VerifiedStoredPlugin extends Omit<VerifiedRelease, 'tarballDigest' | 'sbomDigest'> {
  /** sha256 (hex) of the tarball: the plugin's identity in a run's record. */
  readonly digest: string
  readonly code: Uint8Array
  /** The `galley` key of the signed package.json; its shape is the sdk's affair. */
  readonly manifest: unknown
  /** The signed CycloneDX document, as text. */
  readonly sbom: string
}

/**
 * Verifies a plugin in the store, at every load: bundles there, digests those of the lock, then everything that
 * `verifyRelease` asks. The folder is read once, and the plugin's files come out of its tarball in memory.
 * @throws PLUGIN_UNSIGNED PLUGIN_TAMPERED PLUGIN_UNTRUSTED_SIGNER and what `verifyRelease` throws
 */
export function verifyStored(stored: {
  readonly dir: string
  readonly lock: LockedRelease
  readonly policy: TrustPolicy
  readonly now: Date
  readonly root?: () => SigstoreRoot
}): VerifiedStoredPlugin {
  const { dir, lock, ...by } = stored
  const { name, version } = lock
  const { tarball, sbom, bundles } = compareWithLock(readStoreFolder(dir, name), lock)
  const { tarballDigest, sbomDigest: _same, ...verified } = verifyRelease({ ...by, name, version, tarball, sbom, bundles })
  const code = verified.files.get(entryFile)
  if (code === undefined) throw fault('FILES_MISMATCH', { name, file: entryFile, why: 'it is missing' })
  return {
    ...verified,
    digest: tarballDigest,
    code,
    manifest: readPackageJson(verified.files, name)['galley'],
    sbom: new TextDecoder().decode(sbom),
  }
}

function compareWithLock(content: StoreFolder, lock: LockedRelease): { tarball: Uint8Array; sbom: Uint8Array; bundles: string } {
  const { name } = lock
  if (content.bundles === null || content.bundles.length === 0) throw fault('PLUGIN_UNSIGNED', { name })
  if (content.sbom === null) throw fault('SBOM_MISSING', { name })
  if (content.tarball === null) throw fault('PLUGIN_TAMPERED', { name, file: storeFileNames.tarball, why: 'it is missing' })
  const { tarball, sbom, bundles } = content
  for (const [key, bytes] of Object.entries({ bundles, tarball, sbom } as const))
    if (digest('sha256', bytes) !== lock[key as 'bundles' | 'tarball' | 'sbom'])
      throw fault('PLUGIN_TAMPERED', {
        name,
        file: storeFileNames[key as 'bundles' | 'tarball' | 'sbom'],
        why: 'its digest is not that of the lock',
      })
  return { tarball, sbom, bundles: new TextDecoder().decode(bundles) }
}
