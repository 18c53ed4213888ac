import { basename } from 'node:path'
import type { PluginSource } from './plugin-source.ts'
import { kindOfSpec } from './spec/kind-of-spec.ts'
import type { FetchedRelease, SpecServices } from './spec/spec-kind.ts'

/** Gets a release, with the spec by which the lock will name it. Faults SPEC_INVALID, RELEASE_UNREADABLE, those of the kind of spec. */
export async function readSource(source: PluginSource, services: SpecServices): Promise<FetchedRelease & { readonly spec: string }> {
  if (typeof source !== 'string') {
    const { tarball, sbom, bundles, fileName } = source
    return { tarball, sbom, bundles, proven: [], spec: basename(fileName) }
  }
  return { spec: source, ...(await kindOfSpec(source).fetch(source, services)) }
}
