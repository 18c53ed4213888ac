import { findManifestProblem, operationsOf, providedOperations, type PluginManifest, type SchemaChecker } from '@galley/sdk'
import { fault } from '../faults.ts'
import { grantOf, type OperatorLimits } from '../grant/grant.ts'
import type { PluginRef } from '../plugin-ref.ts'
import type { VerifiedPlugin } from '../verified-plugin.ts'
import type { LoadedPlugin } from './loaded-plugin.ts'

/**
 * Loads a plugin: signature, manifest and grant are checked in this order, every time.
 * Faults PLUGIN_BAD_MANIFEST, and whatever `verify` throws.
 */
export async function loadPlugin<Ref extends PluginRef>(
  ref: Ref,
  verify: (ref: Ref) => VerifiedPlugin | Promise<VerifiedPlugin>,
  operator: OperatorLimits,
  checkSchema: SchemaChecker,
): Promise<{ readonly plugin: LoadedPlugin; readonly code: Uint8Array; readonly map: Uint8Array | null }> {
  const { name, version } = ref
  const verified = await verify(ref)
  if (verified.name !== name || verified.version !== version)
    throw fault('PLUGIN_BAD_MANIFEST', { name, problem: `it is signed as ${verified.name} ${verified.version}, not as ${name} ${version}` })
  const problem = findManifestProblem(checkSchema, verified.manifest)
  if (problem !== null) throw fault('PLUGIN_BAD_MANIFEST', { name, problem: `${problem.path || 'it'} ${problem.message}` })
  const manifest = structuredClone(verified.manifest) as PluginManifest
  const { role, provides } = manifest
  const { digest, author, reviewers, sbom, code } = verified
  const operations = role === undefined ? providedOperations(provides ?? []) : operationsOf[role]
  const plugin = {
    name,
    version,
    digest,
    builtHere: ref.kind === 'workspace',
    author,
    reviewers,
    sbom,
    manifest,
    operations,
    grant: grantOf(manifest, operator),
    ...(role === undefined ? {} : { role }),
  }
  return { plugin, code, map: verified.map ?? null }
}
