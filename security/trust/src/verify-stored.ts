import { entryFile } from './bundle-files.ts'
import { readPackageJson } from './check/identity.ts'
import { digest } from './digest.ts'
import { digestRelease, type ReleaseDigests } from './statements/digest-release.ts'
import { fault } from './faults.ts'
import type { LockedRelease } from './plugin-lock.ts'
import { readStoreFolder, storeFileNames, type StoreFolder } from './read-store-folder.ts'
import type { SigstoreRoot } from './sigstore/parse-trusted-root.ts'
import type { TrustPolicy } from './policy/trust-policy.ts'
import { verifyDigested } from './verify-digested.ts'
import type { VerifiedRelease } from './verified-release.ts'

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
  const { digests, ...content } = compareWithLock(readStoreFolder(dir, name), lock)
  const { tarballDigest, sbomDigest: _same, ...verified } = verifyDigested({ ...by, ...content, name, version }, digests)
  const code = verified.files.get(entryFile)
  if (code === undefined) throw fault('FILES_MISMATCH', { name, file: entryFile, why: 'it is missing' })
  return {
    ...verified,
    digest: tarballDigest,
    code,
    manifest: readPackageJson(verified.files, name)['galley'],
    sbom: new TextDecoder().decode(content.sbom),
  }
}

/** The content of a store folder whose digests are those of the lock. */
interface LockedContent {
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array
  readonly bundles: string
  readonly digests: ReleaseDigests
}

function compareWithLock(content: StoreFolder, lock: LockedRelease): LockedContent {
  const { name } = lock
  if (content.bundles === null || content.bundles.length === 0) throw fault('PLUGIN_UNSIGNED', { name })
  if (content.sbom === null) throw fault('SBOM_MISSING', { name })
  if (content.tarball === null) throw fault('PLUGIN_TAMPERED', { name, file: storeFileNames.tarball, why: 'it is missing' })
  const { tarball, sbom, bundles } = content
  const compare = (file: keyof typeof storeFileNames, sha256: string): void => {
    if (sha256 !== lock[file])
      throw fault('PLUGIN_TAMPERED', { name, file: storeFileNames[file], why: 'its digest is not that of the lock' })
  }
  compare('bundles', digest('sha256', bundles))
  const digests = digestRelease({ tarball, sbom })
  compare('tarball', digests.tarball.sha256)
  compare('sbom', digests.sbom)
  return { tarball, sbom, bundles: new TextDecoder().decode(bundles), digests }
}
