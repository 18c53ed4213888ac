import type { CoveredCheck, Finding } from '@galley/findings'
import type { CheckChoice } from './choose-checks.ts'
import { checkNames, type CheckName } from './check-name.ts'
import type { Check, CheckContext } from './checks/check.ts'

/** The findings of the checks, and the state of each check. */
export interface CheckResults {
  readonly findings: readonly Finding[]
  readonly checks: readonly CoveredCheck[]
}

/**
 * Makes the checks that were asked. One that throws, or that nobody handed in, has failed: a finding says so, the others go on.
 * @param missing why a check that was asked is not among `checks`, in words
 */
export async function runChecks(
  choice: CheckChoice,
  checks: readonly Check[],
  missing: Readonly<Partial<Record<CheckName, string>>>,
  context: CheckContext,
): Promise<CheckResults> {
  const done = await Promise.all(choice.asked.map(async (name) => runOne(name, checks, missing[name], context)))
  const states = [...done.map(({ state }) => state), ...choice.notAsked.map((name) => ({ name, state: 'notAsked' as const }))]
  const order = (name: string): number => (checkNames as readonly string[]).indexOf(name)
  return { findings: done.flatMap(({ findings }) => findings), checks: states.toSorted((a, b) => order(a.name) - order(b.name)) }
}

async function runOne(
  name: CheckName,
  checks: readonly Check[],
  reason: string | undefined,
  context: CheckContext,
): Promise<{ readonly findings: readonly Finding[]; readonly state: CoveredCheck }> {
  const found = checks.filter((check) => check.name === name)
  // What one part of a check found stands, whether or not another part (of the registry, say) could be made.
  const parts = await Promise.allSettled(found.map(async (check) => check.run(context)))
  const findings = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
  const broken = parts.find((part) => part.status === 'rejected')
  if (found.length > 0 && broken === undefined) return { findings, state: { name, state: 'done' } }
  const words = broken === undefined ? (reason ?? 'this audit was given no means to make it') : wordsOf(broken.reason)
  return { findings: [...findings, failed(name, words)], state: { name, state: 'failed', reason: words } }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function failed(name: CheckName, reason: string): Finding {
  return {
    code: 'not-checked',
    severity: 'high',
    subject: name,
    message: reason,
    evidence: { check: name, reason },
    fix: 'Give it what it needs and run the audit again, or leave it out on purpose: --only, or "checks" in audit-policy.json.',
  }
}
