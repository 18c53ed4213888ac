import type { Agents, Calibration } from '@galley/sdk'
import type { Judge } from '../src/index.ts'

const calibration: Calibration = { passed: true, seen: 30, falsehoods: 30, kept: 30, truths: 30, byAlarm: [] }

/** The fact-checker as a judge: calibrated, unless told otherwise. */
export function modelJudge(agents: Pick<Agents, 'check'>, isCalibrated = true): Judge {
  return {
    name: 'scripted-70b',
    tier: 'model',
    isWriters: true,
    judge: async (claims, at) => (await agents.check({ claims, open: [] }, at)).answers,
    calibrate: async () => ({ ...calibration, passed: isCalibrated }),
  }
}
