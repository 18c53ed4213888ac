import type { Agents, Ephemeral } from '@galley/sdk'
import type { Judge } from '@galley/team'
import type { ChosenModels } from '../run/choose-models.ts'
import { calibrateModel, type CalibrationServices } from './calibrate-model.ts'

/** Models and agents of a run whose judges are wanted. */
export interface JudgesOptions extends CalibrationServices {
  readonly agents: Pick<Agents, 'check'>
  readonly models: ChosenModels
  readonly show: (event: Ephemeral) => void
}

/** Lists the judges of a run: the fact-checker's model, where it is a capable one. Without another it is the writer's own. */
export function judgesOf({ agents, models, show, ...services }: JudgesOptions): readonly Judge[] {
  const model = models.chat['fact-checker']
  if (model === null || models.modes['fact-checker'] !== 'full') return []
  const writer = models.chat.writer
  return [
    {
      name: model.name,
      tier: 'model',
      isWriters: writer?.name === model.name && writer.url === model.url,
      judge: async (claims, at) => (await agents.check({ claims, open: [] }, at)).answers,
      calibrate: async (signal) => calibrateModel(services, model, { signal, show }),
    },
  ]
}
