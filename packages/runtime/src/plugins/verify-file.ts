import { factsOf } from './facts/facts-of.ts'
import type { PluginFacts } from './plugin-facts.ts'
import { readPolicy } from './project/read-policy.ts'
import { selectRelease } from './select-release.ts'
import { readReleaseFiles } from './spec/file-spec.ts'
import { verifySource } from './verified-source.ts'

/**
 * Verifies a release by a policy, without anything of an installation: no name is compared, nothing is written.
 * Faults RELEASE_UNREADABLE, POLICY_MISSING, POLICY_INVALID, PLUGIN_BAD_MANIFEST, those of `verifyRelease`.
 */
export async function verifyFile(file: string, policyFile: string, now: Date): Promise<PluginFacts> {
  const policy = readPolicy(policyFile)
  const fetched = await selectRelease({ ...(await readReleaseFiles(file)), spec: file }, policy)
  return factsOf({ release: verifySource(fetched, policy, now), fetched, policy, resembles: null, installed: null })
}
