import type { LayerName } from '../layer-name.ts'
import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** The layers' functions. The launcher gets them handed in: its text must not speak of anything outside of itself. */
export interface Layers {
  readonly openSystemCalls: (numbers: LauncherPlan['numbers']) => SystemCalls
  readonly closeDescriptors: (system: SystemCalls, plan: LauncherPlan) => void
  readonly limitResources: (system: SystemCalls, plan: LauncherPlan) => void
  readonly forbidPrivileges: (system: SystemCalls) => void
  readonly restrictFiles: (system: SystemCalls, plan: LauncherPlan) => void
  readonly dropCapabilities: (system: SystemCalls) => void
  readonly dieWithParent: (system: SystemCalls, plan: LauncherPlan) => void
  readonly filterCalls: (system: SystemCalls, plan: LauncherPlan, program: Buffer) => void
  readonly becomeProgram: (system: SystemCalls, plan: LauncherPlan, program: Buffer) => void
}

/** Puts the wall around this process, layer by layer, and becomes the plugin's. */
export function launch(plan: LauncherPlan, layers: Layers): void {
  const { writeSync } = process.getBuiltinModule('node:fs')
  const stop = (what: string, error: unknown): void => {
    writeSync(2, `the wall cannot be put up: ${what}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(97)
  }
  try {
    const system = layers.openSystemCalls(plan.numbers)
    const program = system.textOf(process.execPath)
    const put = (name: LayerName, work: () => void): void => {
      if (plan.without.includes(name)) return
      try {
        work()
      } catch (error) {
        if (plan.mustHold) stop(name, error)
        writeSync(2, `the wall goes on without ${name}: ${(error as Error).message}\n`)
      }
    }
    put('descriptors', () => layers.closeDescriptors(system, plan))
    put('rlimits', () => layers.limitResources(system, plan))
    // The next two ask for this one; what they need capabilities for comes before those are dropped.
    put('no-new-privs', () => layers.forbidPrivileges(system))
    put('landlock', () => layers.restrictFiles(system, plan))
    put('capabilities', () => layers.dropCapabilities(system))
    put('parent-death', () => layers.dieWithParent(system, plan))
    // The last one: it forbids the others.
    put('seccomp', () => layers.filterCalls(system, plan, program))
    layers.becomeProgram(system, plan, program)
  } catch (error) {
    stop('start', error)
  }
}
