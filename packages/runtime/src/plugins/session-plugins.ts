import type { VerifiedPlugin } from '@galley/kernel'
import {
  createKey,
  createSigner,
  entryFile,
  formatTrustPolicy,
  parseTrustPolicy,
  predicateTypes,
  readPackageJson,
  sourceMapFile,
  signRelease,
  verifyRelease,
  type Sbom,
  type Signer,
  type TrustPolicy,
} from '@galley/trust'
import { checkSchema } from '../check-schema.ts'
import { openPacker, type PackerServices } from './open-packer.ts'

/** A plugin that was packed and signed for as long as this process lives. It lies in memory, and in no store. */
export interface SessionPlugin {
  readonly kind: 'workspace'
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
  readonly sbom: string
  readonly bundles: string
  readonly policy: TrustPolicy
}

/** Milliseconds for which a session's key counts, before and after it was made: a clock may be set back meanwhile. */
const windowMs = 7 * 86_400_000

/** Creates a packer of plugins for this process alone: each is signed with a key that is never written down. */
export function createSessionPacker(services: PackerServices, clock: () => Date): (dir: string) => Promise<SessionPlugin> {
  const signer = createSigner({ pem: createKey().pem })
  return async (dir) => {
    const { packPlugin, programs } = await openPacker(dir, services)
    const { name, version, tarball, files, sbom } = await packPlugin({ ...programs, dir, checkSchema })
    const bundles = signRelease({ name, version, tarball, files, sbom: JSON.parse(sbom) as Sbom }, signer)
    return { kind: 'workspace', name, version, tarball, sbom, bundles, policy: sessionPolicy(signer, name, clock()) }
  }
}

/** Trusts a session's key for one name. */
function sessionPolicy({ spkiSha256, publicPem }: Signer, name: string, now: Date): TrustPolicy {
  const [from, to] = [-windowMs, windowMs].map((ms) => new Date(now.getTime() + ms).toISOString()) as [string, string]
  const keys = [{ spkiSha256, pem: publicPem, from, to }]
  const require = [predicateTypes.release, predicateTypes.sbom].map((predicate) => ({ predicate, role: 'author' as const, threshold: 1 }))
  const signers = { session: { roles: ['author' as const], keys, identities: [], namespaces: [name] } }
  return parseTrustPolicy(formatTrustPolicy({ version: 2, signers, require, revoked: { keys: [], digests: [], names: [], purls: [] } }))
}

/** Verifies a plugin of this session as any other. Faults: those of `verifyRelease`. */
export function verifySession({ sbom, ...release }: SessionPlugin, now: Date): VerifiedPlugin {
  const { name } = release
  const { version, files, author, tarballDigest } = verifyRelease({ ...release, sbom: new TextEncoder().encode(sbom), now })
  const [code, map] = [files.get(entryFile), files.get(sourceMapFile)]
  if (code === undefined) throw new Error(`${name} has no ${entryFile}`)
  const manifest = readPackageJson(files, name)['galley']
  return {
    name,
    version,
    manifest,
    code,
    sbom,
    author: author.id,
    reviewers: [],
    digest: tarballDigest,
    ...(map === undefined ? {} : { map }),
  }
}
