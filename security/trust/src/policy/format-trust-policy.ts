import { parseTrustPolicy } from './parse-trust-policy.ts'
import type { TrustPolicy } from './trust-policy.ts'

/**
 * Formats a trust policy as it lies in a file: a key per line, a newline at the end. What the reader would refuse is not written.
 * @throws POLICY_INVALID
 */
export function formatTrustPolicy(policy: TrustPolicy): string {
  const text = `${JSON.stringify(policy, null, 2)}\n`
  parseTrustPolicy(text)
  return text
}
