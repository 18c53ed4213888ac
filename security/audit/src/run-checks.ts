import { isFault } from '@galley/fault'
import type { CoveredCheck, Finding } from '@galley/findings'
import type { CheckChoice } from './choose-checks.ts'
import { checkNames, type CheckName } from './check-name.ts'
import type { Check, CheckContext } from './checks/check.ts'

/** The findings of the checks, and the state of each check. */
export interface CheckResults {
  readonly findings: readonly Finding[]
  readonly checks: readonly CoveredCheck[]
}

/** The reason why a check cannot be made, and the cure as one imperative. */
export interface CheckObstacle {
  readonly reason: string
  readonly fix: string
}

/** Checks that are under way: the number that was asked, and the names of those that are not done. */
export interface ChecksUnderWay {
  readonly asked: number
  readonly open: readonly CheckName[]
}

/** Checks to run, what they are given, and what is told of them. */
export interface CheckRun {
  readonly checks: readonly Check[]
  /** The reason why a check that was asked is not among `checks`. */
  readonly missing?: Readonly<Partial<Record<CheckName, CheckObstacle>>> | undefined
  readonly contextOf: (name: CheckName) => CheckContext
  readonly onProgress?: ((state: ChecksUnderWay) => void) | undefined
}

/** Makes the checks that were asked. One that throws, or that nobody handed in, has failed: a finding says so, the others go on. */
export async function runChecks(choice: CheckChoice, run: CheckRun): Promise<CheckResults> {
  const open = new Set(choice.asked)
  const tell = (): void => run.onProgress?.({ asked: choice.asked.length, open: [...open] })
  tell()
  const done = await Promise.all(
    choice.asked.map(async (name) => {
      const one = await runOne(name, run)
      open.delete(name)
      tell()
      return one
    }),
  )
  const states = [...done.map(({ state }) => state), ...choice.notAsked.map((name) => ({ name, state: 'notAsked' as const }))]
  const order = (name: string): number => (checkNames as readonly string[]).indexOf(name)
  return { findings: done.flatMap(({ findings }) => findings), checks: states.toSorted((a, b) => order(a.name) - order(b.name)) }
}

async function runOne(
  name: CheckName,
  { checks, missing, contextOf }: CheckRun,
): Promise<{ readonly findings: readonly Finding[]; readonly state: CoveredCheck }> {
  const found = checks.filter((check) => check.name === name)
  // What one part of a check found stands, whether or not another part (of the registry, say) could be made.
  const parts = await Promise.allSettled(found.map(async (check) => check.run(contextOf(name))))
  const findings = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
  const broken = parts.find((part) => part.status === 'rejected')
  if (found.length > 0 && broken === undefined) return { findings, state: { name, state: 'done' } }
  const why = broken === undefined ? (missing?.[name] ?? notProvided) : explain(broken.reason)
  return { findings: [...findings, failed(name, why)], state: { name, state: 'failed', reason: why.reason } }
}

const leaveOut = 'Leave it out on purpose: --only, or "checks" in audit-policy.json.'
const notProvided: CheckObstacle = { reason: 'this audit was given nothing to make it with', fix: leaveOut }

function explain(error: unknown): CheckObstacle {
  if (isFault(error)) return { reason: error.message, fix: error.hint }
  return { reason: error instanceof Error ? error.message : String(error), fix: leaveOut }
}

function failed(name: CheckName, { reason, fix }: CheckObstacle): Finding {
  return {
    code: 'not-checked',
    severity: 'high',
    subject: name,
    message: reason,
    evidence: { check: name, reason },
    fix,
  }
}
