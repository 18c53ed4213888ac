import type { PluginReview } from '@galley/kernel'
import { predicateTypes, type TrustPolicy } from '@galley/trust'

/** People behind a verified release, and the policy that it passed. */
export interface ReviewedRelease {
  readonly author: string
  readonly reviewers: readonly PluginReview[]
  readonly policy: TrustPolicy
}

/** Tells what nobody proved about a verified release, so that the proof is not taken for more than it is. */
export function uncheckedOf({ author, reviewers, policy }: ReviewedRelease): readonly string[] {
  const asks = minReviewersOf(policy) > 0
  const looked = 'The reviewers signed that they looked and found nothing to object to; that is no proof that there is nothing.'
  const alone = `Nobody but its author looked at it${asks ? '' : ': this policy asks for no reviewer'}.`
  return [
    reviewers.length > 0 ? looked : alone,
    `That ${author} is who you think rests on how the key came into the policy: nothing here proves it.`,
    'That the code was built from the source that its author shows was not checked.',
  ]
}

/** Counts the reviewers that a policy asks for. */
export function minReviewersOf({ require }: TrustPolicy): number {
  return Math.max(0, ...require.flatMap(({ predicate, threshold }) => (predicate === predicateTypes.verdict ? [threshold] : [])))
}
