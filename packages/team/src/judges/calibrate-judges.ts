import type { DraftJudge } from '@galley/sdk'
import { recordJudges } from '../state/judge-state.ts'
import { markUnsaved } from '../state/draft-state.ts'
import type { RunState } from '../state/run-state.ts'

/** Calibrates the judges of a run, once: a step of its own, so that a replay believes whom the first run believed. */
export async function calibrateJudges(state: RunState): Promise<readonly DraftJudge[]> {
  const { context, judges } = state
  if (judges.known !== null) return judges.known
  const known =
    context.judges.length === 0
      ? []
      : await context.step('calibrate', async ({ signal, emit }) => {
          markUnsaved(state.draft)
          const done: DraftJudge[] = []
          for (const { name, tier, isWriters, calibrate } of context.judges) {
            emit({ type: 'agent.started', data: { role: 'fact-checker', step: 'calibrate', note: `Calibrating ${name} as a judge` } })
            const calibration = await calibrate(signal)
            emit({ type: 'agent.done', data: { role: 'fact-checker', step: 'calibrate', note: describe(name, calibration) } })
            done.push({ name, tier, isWriters, calibration })
          }
          return done
        })
  recordJudges(judges, known)
  return known
}

function describe(name: string, { passed, seen, falsehoods, kept, truths }: DraftJudge['calibration']): string {
  const figures = `${name} saw ${seen} of ${falsehoods} false sentences and kept ${kept} of ${truths} true ones`
  return passed ? `${figures}: it may judge` : `${figures}: it is not believed`
}
