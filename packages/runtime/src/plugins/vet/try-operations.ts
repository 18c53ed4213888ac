import { isFault } from '@galley/fault'
import { openKernel, systemResolver, type KernelOptions, type VerifiedPlugin } from '@galley/kernel'
import { operationsOf, providedOperations } from '@galley/sdk'
import { checkSchema } from '../../check-schema.ts'
import { installedRef, type InstalledRef } from '../load/list-installed.ts'
import type { VerifiedSource } from '../verified-source.ts'
import type { RecordedCall, Recording, TriedOperation } from './recorded-call.ts'
import { createRecordedScope, sampleBase, type GivenAnswers } from './recorded-scope.ts'
import { sampleInput } from './sample-input.ts'

/** Means that a trial runs with. */
export type TrialServices = Pick<KernelOptions<InstalledRef>, 'node' | 'wall' | 'clock' | 'sleep'>

/**
 * Tries every operation of a plugin behind the wall, with a host that reaches nothing and writes down everything it is asked for. A fault of
 * an operation is an outcome, not a fault of the trial. Faults WALL_NOT_STRONG_ENOUGH, NODE_TOO_OLD_FOR_WALL.
 */
export async function tryOperations(
  services: TrialServices,
  release: VerifiedSource,
  sbom: string,
  given: GivenAnswers,
): Promise<Recording> {
  const { name, version, tarballDigest, manifest, code, author } = release
  const plugin: VerifiedPlugin = { name, version, manifest, code, sbom, author: author.id, reviewers: [], digest: tarballDigest }
  const ref = installedRef(release)
  const fetch: KernelOptions<InstalledRef>['fetch'] = {
    policy: { privateHosts: [], gapMs: 0, userAgent: 'Galley' },
    resolve: systemResolver,
  }
  const kernel = await openKernel({ ...services, plugins: [ref], verify: () => plugin, checkSchema, fetch })
  const calls: RecordedCall[] = []
  const operations: TriedOperation[] = []
  const usesBase = manifest.permissions.fetch?.allowedHosts.includes('$base') === true
  try {
    for (const operation of manifest.role === undefined ? providedOperations(manifest.provides ?? []) : operationsOf[manifest.role]) {
      const run = createRecordedScope(manifest.permissions, given, (call) => void calls.push({ operation, ...call }))
      const input = sampleInput(operation, given.inputs)
      const asked = usesBase ? { input: { ...(input as object), base: sampleBase }, base: sampleBase } : { input }
      const fault = await kernel
        .call({ plugin: name, operation, run, step: operation, signal: AbortSignal.timeout(maxTrialMs), ...asked })
        .then(() => null)
        .catch(outcomeOf)
      operations.push({ operation, fault })
    }
  } finally {
    await kernel.close()
  }
  return { schema: 'galley.recording/1', plugin: { name, version, digest: tarballDigest }, operations, calls }
}

/** Milliseconds of one operation of a trial. */
const maxTrialMs = 60_000

/** Faults that say nothing of the plugin. */
const wallFaults: ReadonlySet<string> = new Set(['WALL_NOT_STRONG_ENOUGH', 'NODE_TOO_OLD_FOR_WALL'])

function outcomeOf(error: unknown): TriedOperation['fault'] {
  if (isFault(error) && wallFaults.has(error.code)) throw error
  return isFault(error) ? { code: error.code, message: error.message } : { code: 'UNEXPECTED', message: String(error) }
}
