import { createTarballSubject } from '../statements/create-release-statement.ts'
import { predicateTypes, statementType, type InTotoStatement } from '../statements/statement.ts'
import { readVerdict, verdictPredicate, type Verdict } from './verdict.ts'

/** A verdict with the release that it is about. */
export interface VerdictContent extends Verdict {
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
}

/**
 * Creates a reviewer's statement about this tarball. What the reader would refuse is not made.
 * @throws VERDICT_INVALID
 */
export function createVerdictStatement(content: VerdictContent): InTotoStatement {
  const predicate = verdictPredicate(content)
  readVerdict(predicate, content.name)
  return { _type: statementType, subject: [createTarballSubject(content)], predicateType: predicateTypes.verdict, predicate }
}
