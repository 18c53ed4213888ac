import { actionsCheck } from './actions.ts'
import { binsCheck } from './bins.ts'
import type { Check } from './check.ts'
import { driftCheck } from './drift.ts'
import { integrityCheck } from './integrity.ts'
import { licencesCheck } from './licences.ts'
import { maintenanceCheck } from './maintenance.ts'
import { namesCheck } from './names.ts'
import { scriptsCheck } from './scripts.ts'
import { sourcesCheck } from './sources.ts'

/** The checks that need nothing but the files: made everywhere, at once. */
export const offlineChecks: readonly Check[] = [
  namesCheck,
  integrityCheck,
  sourcesCheck,
  scriptsCheck,
  actionsCheck,
  licencesCheck,
  driftCheck,
  binsCheck,
  maintenanceCheck,
]
