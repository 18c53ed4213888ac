import { parseTrustPolicy, type TrustPolicy } from '@galley/trust'
import { fault } from '../../faults.ts'
import { readIfThere } from './read-if-there.ts'

/** Reads a project's trust policy, at every use: who was revoked a moment ago is refused now. Faults POLICY_MISSING, POLICY_INVALID. */
export function readPolicy(file: string): TrustPolicy {
  const text = readIfThere(file)
  if (text === null) throw fault('POLICY_MISSING', { file })
  return parseTrustPolicy(text)
}
