import { becomeProgram } from './become-program.ts'
import { closeDescriptors } from './close-descriptors.ts'
import { dieWithParent } from './die-with-parent.ts'
import { dropCapabilities } from './drop-capabilities.ts'
import { filterCalls } from './filter-calls.ts'
import { forbidPrivileges } from './forbid-privileges.ts'
import { launch, type Layers } from './launch.ts'
import type { LauncherPlan } from './launcher-plan.ts'
import { limitResources } from './limit-resources.ts'
import { restrictFiles } from './restrict-files.ts'
import { openSystemCalls } from './system-calls.ts'

const layers: Layers = {
  openSystemCalls,
  closeDescriptors,
  limitResources,
  forbidPrivileges,
  restrictFiles,
  dropCapabilities,
  dieWithParent,
  filterCalls,
  becomeProgram,
}

/**
 * The launcher as one text for `node -e`. None of its functions is called here: each is its own source text, so that it is the same
 * in a clone, in a package and in a bundle, and may use only its parameters and what Node has.
 */
export function launcherSource(plan: LauncherPlan): string {
  const members = Object.entries(layers).map(([name, work]) => `${name}: ${String(work)}`)
  return `'use strict';(${String(launch)})(${JSON.stringify(plan)}, {\n${members.join(',\n')}\n})`
}
