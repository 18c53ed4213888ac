import type { RunScope } from '@galley/kernel'
import type { ChatModel } from '@galley/models'
import type { Agents, Ephemeral, Mode, Role } from '@galley/sdk'
import type { Judge } from '@galley/team'
import { entailmentJudge } from './entailment-judge.ts'
import { calibrateModel, type CalibrationServices } from './calibrate-model.ts'

/** Models and agents of a run whose judges are wanted. */
export interface JudgesOptions extends CalibrationServices {
  readonly agents: Pick<Agents, 'check'>
  /** The run's models and modes by role. */
  readonly models: { readonly chat: Readonly<Record<Role, ChatModel | null>>; readonly modes: Readonly<Record<Role, Mode>> }
  /** The run, for what a plugin does in it. */
  readonly scope: RunScope
  readonly show: (event: Ephemeral) => void
}

/**
 * Lists the judges of a run, in the order in which they are asked: the entailment model that the operator pinned, then the fact-checker's model,
 * where it is a capable one. Without another that is the writer's own.
 */
export function judgesOf(options: JudgesOptions): readonly Judge[] {
  const { entailment } = options.settings
  return [...(entailment === undefined ? [] : [entailmentJudge(options, entailment)]), ...modelJudgeOf(options)]
}

function modelJudgeOf({ agents, models, show, ...services }: JudgesOptions): readonly Judge[] {
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
