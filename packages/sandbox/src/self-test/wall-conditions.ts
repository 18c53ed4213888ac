import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { release, version } from 'node:os'
import { processFlags } from '../process.ts'
import { launcherSource } from '../wall/launcher/launcher-source.ts'
import { planLaunch, processorOf, thisMachine } from '../wall/plan-launch.ts'
import { escapeSource } from './escape.ts'
import { layerNames } from './judge-wall.ts'
import { probeSystem } from './probe-system.ts'

/** Everything that the outcome of the self-test depends on. One made under other conditions says nothing. */
export interface WallConditions {
  /** The kernel's name for this start of the machine. */
  readonly boot: string
  readonly kernel: string
  /** Version, path, size and time of the Node that plugins run with. */
  readonly node: string
  readonly user: string
  /** sha256 (hex) of the launcher, its filter, the flags and the probes. */
  readonly launcher: string
}

/** Reads the conditions of this moment; null on a machine without a launcher. */
export function wallConditions({ execPath }: { readonly execPath: string }): WallConditions | null {
  const processor = processorOf(thisMachine())
  if (processor === null) return null
  const plan = planLaunch(processor, { args: processFlags(0), maxMemoryMiB: 0, mustHold: true, without: [], handed: 0 })
  const program = statSync(execPath)
  return {
    boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    kernel: `${release()} ${version()}`,
    node: `${process.version} ${execPath} ${program.size} ${program.mtimeMs}`,
    user: String(process.getuid?.()),
    launcher: createHash('sha256')
      .update([launcherSource({ ...plan, parent: 0 }), String(probeSystem), escapeSource, ...layerNames].join('\n'))
      .digest('hex'),
  }
}
