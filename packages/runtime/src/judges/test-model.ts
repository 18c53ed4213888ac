import type { Models } from '@galley/models'
import type { Calibration, Ephemeral } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import { calibrateModel, type CalibrationServices } from './calibrate-model.ts'

/** Model to be tested as a judge, and who watches. */
export interface ModelTestOptions {
  /** Name as a brief gives it; the fact-checker's model of the settings when left out. */
  readonly model?: string
  readonly signal?: AbortSignal
  /** Shows progress. */
  readonly show?: (event: Ephemeral) => void
}

/** Result of a test; without a calibration for a model that is too weak to be asked. */
export interface ModelTest {
  readonly model: string
  /** Reason for the mode that the model allows. */
  readonly modeReason: string
  readonly calibration: Calibration | null
}

/** Services of the test that an operator asks for: it resolves the model and chooses the plugins itself. */
export interface ModelTestServices extends Omit<CalibrationServices, 'chosen'> {
  readonly models: Pick<Models, 'resolve'>
  readonly choose: () => Promise<ChosenPlugins>
}

/** Tests a model as a judge, now, and keeps the result; null where no model is configured or found. Faults: those of resolving and of calling it. */
export async function testModel(services: ModelTestServices, options: ModelTestOptions = {}): Promise<ModelTest | null> {
  const { model: name, signal = new AbortController().signal, show = () => undefined } = options
  const model = await services.models.resolve(
    'fact-checker',
    name === undefined ? {} : { models: { default: name, 'fact-checker': name } },
    signal,
  )
  if (model === null) return null
  const { mode, modeReason } = model
  if (mode !== 'full') return { model: model.name, modeReason, calibration: null }
  const chosen = await services.choose()
  const calibration = await calibrateModel({ ...services, chosen }, model, { signal, show, isFresh: true })
  return { model: model.name, modeReason, calibration }
}
