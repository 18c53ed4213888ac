import { selectBundles, validateSbom, type Sbom, type TrustPolicy } from '@galley/trust'
import type { FetchedRelease } from './spec/spec-kind.ts'

/**
 * Takes of a release what a policy can judge, and checks that its bill of materials is one: verdicts of reviewers whom the policy does not
 * know are left out, and said. Faults SBOM_INVALID, those of `selectBundles`.
 */
export async function selectRelease<Release extends FetchedRelease>(release: Release, policy: TrustPolicy): Promise<Release> {
  const { bundles, unknownReviewers } = selectBundles(release.bundles, policy)
  await validateSbom(JSON.parse(new TextDecoder().decode(release.sbom)) as Sbom, 'the release')
  const leftOut = unknownReviewers.map((who) => `The verdict of ${who} was left out: this policy knows nobody of that kind.`)
  return { ...release, bundles, unchecked: [...(release.unchecked ?? []), ...leftOut] }
}
