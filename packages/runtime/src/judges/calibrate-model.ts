import type { Kernel } from '@galley/kernel'
import type { ChatModel } from '@galley/models'
import type { Ledger } from '@galley/ledger'
import type { Brief, Calibration, CheckAnswer, Ephemeral } from '@galley/sdk'
import { calibrate, calibrationVersion, isBudgetSpent } from '@galley/team'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { keepCalibration, maxDays } from './keep-calibration.ts'
import { createScratchScope } from '../scope/scratch-scope.ts'
import type { Settings } from '../settings/settings.ts'

/** Services that a calibration needs. */
export interface CalibrationServices {
  readonly kernel: Pick<Kernel, 'call' | 'plugins'>
  readonly ledger: Pick<Ledger, 'calibration' | 'putCalibration'>
  readonly settings: Settings
  readonly clock: () => Date
  readonly chosen: ChosenPlugins
}

/** Occasion of a calibration: whether an earlier one may serve, and who watches. */
export interface CalibrationOptions {
  readonly signal: AbortSignal
  /** True: it is made even where an earlier one still holds. */
  readonly isFresh?: boolean
  /** Shows log lines and progress. */
  readonly show: (event: Ephemeral) => void
}

/** Tokens that a calibration may take. It is no draft's: no brief pays for it. */
const maxTokens = 10_000

const brief: Brief = { topic: 'Calibration of a judge', budget: { tokens: maxTokens } }

/**
 * Tells what the calibration of a model as a judge came to: an earlier one of the same address, model and fact-checker (its release holds the
 * prompt), or one that is made now. A model that spends more than the calibration may take has not passed, and the run that asks goes on. One of
 * whose answers none could be read is asked again in the next run: that tells of its day, and not of its judgement.
 */
export async function calibrateModel(services: CalibrationServices, model: ChatModel, options: CalibrationOptions): Promise<Calibration> {
  const { kernel, ledger, settings, clock, chosen } = services
  const plugin = chosen.team['fact-checker']
  const key = await keyOf(services, model)
  const known = options.isFresh === true ? null : await ledger.calibration(key)
  if (known !== null) return known
  options.show({
    type: 'progress',
    role: 'fact-checker',
    step: 'calibrate',
    text: `Calibrating ${model.name} as a judge, once in ${maxDays} days`,
  })
  const run = createScratchScope({ brief, settings, chosen, files: null, model, clock, show: options.show })
  let hasAnswered = false
  const result = await calibrate(
    async (claims, { signal }) => {
      const input = { claims, open: [], brief, mode: 'full' }
      try {
        const call = { plugin, operation: 'check', input, run, step: 'calibrate', signal }
        const { answers } = (await kernel.call(call)) as CheckAnswer
        hasAnswered ||= answers.length > 0
        return answers
      } catch (error) {
        if (!isBudgetSpent(error)) throw error
        return []
      }
    },
    { key: 'calibrate', signal: options.signal },
  )
  if (!hasAnswered) return result
  return keepCalibration({ ledger, clock }, key, result)
}

async function keyOf({ kernel, chosen }: CalibrationServices, { name, url }: ChatModel): Promise<string> {
  const plugin = (await kernel.plugins()).find((one) => one.name === chosen.team['fact-checker'])
  const { origin, pathname } = new URL(url)
  return JSON.stringify([`${origin}${pathname}`, name, plugin?.name, plugin?.digest, calibrationVersion])
}
