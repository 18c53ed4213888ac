import { planSchema } from '@galley/sdk'
import { checkSchema } from '../check-schema.ts'
import { fault } from '../faults.ts'
import { cleanStrings } from './clean-strings.ts'
import type { Approval } from './drafts.ts'

/**
 * Makes an approval of what came in: a plan only where the plan waits for approval, sources to drop only where the sources do and only those of the
 * run. What would have no effect is refused. Faults: APPROVAL_INVALID, BRIEF_INVALID.
 */
export function checkApproval(value: Approval, sourceIds: readonly string[]): Approval {
  const approval = cleanStrings(value)
  const { gate, decision, plan, dropSources } = approval
  const isAt = (wanted: Approval['gate']): boolean => gate === wanted && decision === 'approve'
  if (plan !== undefined && !isAt('plan')) throw fault('APPROVAL_INVALID', { where: 'plan', problem: 'is for approving the gate plan' })
  if (dropSources !== undefined && !isAt('sources'))
    throw fault('APPROVAL_INVALID', { where: 'dropSources', problem: 'is for approving the gate sources' })
  const stranger = dropSources?.find((id) => !sourceIds.includes(id))
  if (stranger !== undefined)
    throw fault('APPROVAL_INVALID', { where: 'dropSources', problem: `names ${stranger}, which is no source of this run` })
  const problem = plan === undefined ? undefined : checkSchema(planSchema, plan)[0]
  if (problem) throw fault('APPROVAL_INVALID', { where: `plan${problem.path}`, problem: problem.message })
  return approval
}
