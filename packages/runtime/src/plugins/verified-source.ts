import { findManifestProblem, type PluginManifest } from '@galley/sdk'
import { entryFile, verifyRelease, type TrustPolicy, type VerifiedRelease } from '@galley/trust'
import { fault as kernelFault } from '@galley/kernel'
import { checkSchema } from '../check-schema.ts'
import type { UnverifiedRelease } from './plugin-source.ts'

/** A release that passed, with its manifest read. */
export interface VerifiedSource extends VerifiedRelease {
  readonly manifest: PluginManifest
  readonly description: string | null
  /** The bundle: one ESM file. */
  readonly code: Uint8Array
}

/**
 * Verifies a release by a policy, and reads its manifest as the kernel will.
 * Faults: those of `verifyRelease`, PLUGIN_BAD_MANIFEST.
 */
export function verifySource(
  { tarball, sbom, bundles }: UnverifiedRelease,
  policy: TrustPolicy,
  now: Date,
  expected: { readonly name?: string; readonly version?: string } = {},
): VerifiedSource {
  const verified = verifyRelease({ tarball, sbom, bundles, policy, now, ...expected })
  const { name, files } = verified
  const refuse = (problem: string): Error => kernelFault('PLUGIN_BAD_MANIFEST', { name, problem })
  const code = files.get(entryFile)
  if (code === undefined) throw refuse(`it holds no ${entryFile}`)
  const { galley, description } = JSON.parse(new TextDecoder().decode(files.get('package/package.json'))) as {
    galley?: unknown
    description?: unknown
  }
  const problem = findManifestProblem(checkSchema, galley)
  if (problem !== null) throw refuse(`${problem.path || 'it'} ${problem.message}`)
  return { ...verified, manifest: galley as PluginManifest, description: typeof description === 'string' ? description : null, code }
}
