import { faultsOf, type FaultTable } from '@galley/fault'

/** What stops an audit before it can answer. What it finds is never a fault. */
export const faults = Object.freeze({
  AUDIT_POLICY_INVALID: {
    status: 400,
    exit: 2,
    message: 'The audit policy cannot be used: {at} {why}.',
    hint: 'Correct audit-policy.json; unknown keys are refused on purpose, and every waiver needs the day it ends.',
  },
  AUDIT_NOTHING_FOUND: {
    status: 422,
    exit: 3,
    message: 'There is no lockfile in {paths}.',
    hint: 'Name a lockfile or a folder that holds one; a project without a lockfile has nothing that could be checked.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault = faultsOf(faults)
