import { exit, type ExitCode } from '@galley/command-line'
import type { AttackOutcome, WallReport } from '@galley/runtime'

/** Exit code of a trial of the wall: 1 when something got through or a layer failed, 3 when something could not be tried, else 0. */
export function exitOfWalls({ layers }: WallReport, outcomes: readonly Pick<AttackOutcome, 'outcome'>[]): ExitCode {
  if (outcomes.some(({ outcome }) => outcome === 'got through') || layers.some(({ state }) => state === 'failed')) return exit.findings
  const isUntried = outcomes.length === 0 || outcomes.some(({ outcome }) => outcome === 'not tried')
  return isUntried || layers.some(({ state }) => state === 'absent') ? exit.incomplete : exit.clean
}
