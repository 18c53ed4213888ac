import type { AlarmName } from './alarms.ts'
import { findAlternative } from './alternative.ts'
import { findAttribution } from './attribution.ts'
import { findCause } from './cause.ts'
import { findComparison } from './comparison.ts'
import { findCondition } from './condition.ts'
import { findDatedOrder } from './dated-order.ts'
import { findEllipsis } from './ellipsis.ts'
import { findDuty } from './duty.ts'
import { findExamples } from './examples.ts'
import { findHedge } from './hedge.ts'
import { findNegation } from './negation.ts'
import { findOpposite } from './opposite.ts'
import { findOrder } from './order.ts'
import { findQuantifier } from './quantifier.ts'
import { findRoles } from './roles.ts'
import { findScope } from './scope.ts'
import { findSingledOut } from './singled-out.ts'
import { findSubject } from './subject.ts'
import { findUnit } from './unit.ts'
import type { Comparison } from '../compare/comparison.ts'

/** An alarm that words raised, with its reason. */
interface Raised {
  readonly name: AlarmName
  readonly reason: string
  readonly contradicts?: boolean
}

/** Minimum share of the words, 0–1, at which a denial in the same place contradicts: below it the passage may speak of something else. */
const minContradicted = 0.8

/** Finds the first alarm that a sentence raises beside the sentences that carry it; `coverage` is the share of its words that they have, 0–1. */
export function raisedAlarm(comparison: Comparison, coverage: number): Raised | null {
  const denial = findNegation(comparison)
  if (denial !== null)
    return denial.tight && coverage >= minContradicted
      ? { name: 'negation', reason: denial.reason, contradicts: true }
      : { name: 'opposite', reason: denial.reason }
  const unit = findUnit(comparison)
  if (unit !== null) return { name: unit.alarm, reason: unit.reason, contradicts: unit.alarm === 'unit' }
  const turned = findOpposite(comparison)
  if (turned !== null) return { name: turned.alarm, reason: turned.reason }
  const dated = findDatedOrder(comparison)
  if (dated !== null) return { name: dated.contradicts ? 'date' : 'order', ...dated }
  for (const [name, find] of softAlarms) {
    const reason = find(comparison)
    if (reason !== null) return { name, reason }
  }
  return null
}

const softAlarms: readonly (readonly [AlarmName, (comparison: Comparison) => string | null])[] = [
  ['subject', findSubject],
  ['comparison', findComparison],
  ['order', findOrder],
  ['roles', findRoles],
  ['roles', findEllipsis],
  ['quantifier', findQuantifier],
  ['quantifier', findCondition],
  ['duty', findDuty],
  ['hedge', findHedge],
  ['hedge', findAlternative],
  ['scope', findScope],
  ['scope', findSingledOut],
  ['scope', findExamples],
  ['cause', findCause],
  ['attribution', findAttribution],
]
