import type { AppOptions } from '../app-options.ts'
import { fault } from '../faults.ts'
import type { Auditor } from './auditor.ts'

/** The auditor that the app was given. Fault AUDIT_UNAVAILABLE where it was given none. */
export function auditorOf({ auditor }: AppOptions): Auditor {
  if (!auditor) throw fault('AUDIT_UNAVAILABLE')
  return auditor
}
