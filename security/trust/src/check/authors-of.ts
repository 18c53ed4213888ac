import { predicateTypes } from '../statements/statement.ts'
import type { SignedStatement } from './signed-statement.ts'

/** Lists the persons who made the release. */
export function authorsOf(signed: readonly SignedStatement[]): ReadonlySet<string> {
  return new Set(signed.filter(({ statement }) => statement.predicateType === predicateTypes.release).map(({ signer }) => signer.id))
}
