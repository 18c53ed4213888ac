import { severities, type Severity } from '@galley/findings'
import { binGained } from './bin-gained.ts'
import { binaryGained } from './binary-gained.ts'
import { capabilitiesGained } from './capabilities-gained.ts'
import { dependencyGained } from './dependency-gained.ts'
import { hostsGained } from './hosts-gained.ts'
import { hostileArchive } from './hostile-archive.ts'
import { installScriptGained } from './install-script-gained.ts'
import { readInPart } from './read-in-part.ts'
import type { InspectedUpgrade, Rule, Signal } from './rule.ts'
import { unreadableGained } from './unreadable-gained.ts'

const rules: readonly Rule[] = [
  hostileArchive,
  capabilitiesGained,
  hostsGained,
  unreadableGained,
  installScriptGained,
  dependencyGained,
  binaryGained,
  binGained,
  readInPart,
]

/** Judges one upgrade by every rule: its signals, the gravest first. */
export function judgeUpgrade(upgrade: InspectedUpgrade): readonly Signal[] {
  return rules.flatMap((rule) => rule(upgrade)).toSorted((a, b) => rank(a.severity) - rank(b.severity))
}

function rank(severity: Severity): number {
  return severities.indexOf(severity)
}
