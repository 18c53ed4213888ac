import { readBundles } from './check/read-bundles.ts'
import { describeSigner, knownSigner } from './check/known-signer.ts'
import { readStatement } from './check/read-statement.ts'
import { predicateTypes } from './statements/statement.ts'
import type { TrustPolicy } from './policy/trust-policy.ts'

/** The lines of a bundles file that a policy can judge. */
export interface SelectedBundles {
  readonly bundles: string
  /** Reviewers whose verdicts were left out because the policy does not know them, as the bundles name them; nothing of it is proven. */
  readonly unknownReviewers: readonly string[]
}

/**
 * Leaves out the verdicts of reviewers whom the policy does not know: a release may carry more of them than anybody trusts, and
 * `verifyRelease` refuses what it cannot check. Everything else stays, a stranger's release among it: that is an attack.
 * @throws PLUGIN_UNSIGNED BUNDLE_INVALID BUNDLE_TWICE STATEMENT_INVALID
 */
export function selectBundles(bundles: string, policy: TrustPolicy): SelectedBundles {
  const lines = bundles.split('\n')
  const read = readBundles(bundles, 'the release').map((bundle, index) => {
    const isVerdict = readStatement(bundle.payload, 'the release').predicateType === predicateTypes.verdict
    return { bundle, line: `${lines[index] ?? ''}\n`, isLeftOut: isVerdict && knownSigner(bundle, policy) === null }
  })
  return {
    bundles: read.flatMap(({ line, isLeftOut }) => (isLeftOut ? [] : [line])).join(''),
    unknownReviewers: read.flatMap(({ bundle, isLeftOut }) => (isLeftOut ? [describeSigner(bundle)] : [])),
  }
}
