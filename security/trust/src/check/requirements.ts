import { fault } from '../faults.ts'
import { predicateTypes } from '../statements/statement.ts'
import type { StatementRequirement } from '../policy/trust-policy.ts'
import { judgeVerdict } from './judge-verdict.ts'
import { authorsOf } from './authors-of.ts'
import type { SignedStatement } from './signed-statement.ts'

/**
 * Checks that each required statement was made by enough *different* persons. (An envelope holds one signature, so m of n is m bundles,
 * and only we can count them.) A verdict that does not count is no reason to refuse as long as enough others do; where they do not, the
 * fault says why the first one does not.
 * @throws SBOM_MISSING STATEMENT_MISSING and for verdicts PLUGIN_UNREVIEWED SIGNER_TWICE AUTHOR_REVIEWED VERDICT_EXPIRED VERDICT_TOO_OLD
 * @throws SIGNER_REVOKED SIGNER_EXPIRED
 */
export function checkRequirements(
  signed: readonly SignedStatement[],
  require: readonly StatementRequirement[],
  now: Date,
  name: string,
): void {
  const authors = authorsOf(signed)
  for (const rule of require) {
    const { predicate, role, threshold } = rule
    const made = signed.filter(({ statement }) => statement.predicateType === predicate)
    const judged = made.map((each) => ({ id: each.signer.id, refusal: judgeVerdict(each, { rule, authors, now }, name) }))
    const persons = new Set(judged.filter(({ refusal }) => refusal === null).map(({ id }) => id))
    if (persons.size >= threshold) continue
    const refusal = judged.find((each) => each.refusal !== null)?.refusal
    if (refusal) throw refusal
    if (made.length === 0 && predicate === predicateTypes.sbom) throw fault('SBOM_MISSING', { name })
    const counts = { have: persons.size, want: threshold }
    if (made.length === 0 && predicate === predicateTypes.verdict) throw fault('PLUGIN_UNREVIEWED', { name, want: threshold })
    const twice = [...persons].find((id) => judged.filter((each) => each.id === id).length > 1)
    if (twice !== undefined) throw fault('SIGNER_TWICE', { name, signer: twice, ...counts })
    throw fault('STATEMENT_MISSING', { name, predicate, role, ...counts })
  }
}
