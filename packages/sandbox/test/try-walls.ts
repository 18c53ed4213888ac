import { randomBytes } from 'node:crypto'
import { attacks } from '../src/attacks/attacks.ts'
import type { Hands } from '../src/attacks/attack.ts'
import type { AttackOutcome } from '../src/attacks/attack-outcome.ts'
import { runAttacks } from '../src/attacks/run-attacks.ts'
import { testWallBehind } from '../src/self-test/test-wall.ts'
import type { LayerName } from '../src/wall/layer-name.ts'
import type { WallReport } from '../src/wall/wall-report.ts'

/** One trial of the wall: without these layers, the self-test and these attacks. */
export interface Trial {
  readonly without: readonly LayerName[]
  readonly hands: readonly Hands[]
  /** Names of attacks; all of them when left out. */
  readonly names?: readonly string[]
  readonly isControl?: boolean
}

/** Outcomes of one trial. */
export interface TrialOutcome {
  readonly report: WallReport
  readonly outcomes: readonly AttackOutcome[]
}

/** Makes a trial of the wall, as the user of this process. */
export async function tryWalls({ without, hands, names, isControl = false }: Trial): Promise<TrialOutcome> {
  const node = { execPath: process.execPath }
  const random = (): string => randomBytes(8).toString('hex')
  const chosen = attacks.filter(({ name }) => names?.includes(name) ?? true)
  const report = await testWallBehind({ node }, { without })
  return { report, outcomes: await runAttacks({ node, random, hands, without, isControl, attacks: chosen }) }
}
