import type { AuditReport } from '@galley/findings'
import { plural } from '../page/plural.ts'

/** Why an audit is not complete, a line each: checks that failed, files whose two counts differ, parts that were not understood. */
export function gapsOf({ complete, coverage, findings }: AuditReport): readonly string[] {
  const failed = coverage.checks.filter(({ state }) => state === 'failed')
  const miscounted = coverage.files.filter(({ packages, counted }) => packages !== counted)
  const blind = findings.filter(({ code, waived }) => code === 'blind-spot' && !waived).length
  const gaps = [
    ...failed.map(({ name, reason }) => `Check of ${name}: ${reason ?? 'it failed'}`),
    ...miscounted.map(({ path, packages, counted }) => `${path}: ${plural(packages, 'package')} read, ${counted} counted`),
    ...(blind > 0 ? [`${plural(blind, 'blind spot')}; see below`] : []),
  ]
  return complete || gaps.length > 0 ? gaps : ['Something that was asked was not checked']
}
