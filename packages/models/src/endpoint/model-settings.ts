import type { ModelDemand, Role } from '@galley/sdk'
import type { ModelFigures } from '../call/model-figures.ts'
import type { PresetName } from './presets.ts'
import type { Timeouts } from '../call/timeouts.ts'

/** Settings of one model: an address or a preset, the key for it, the model's name there. `model: 'none'` means no model. */
export interface EndpointSettings {
  readonly url?: string
  /** Sent to this server only. */
  readonly key?: string
  readonly model?: string
  readonly preset?: PresetName
  /** Demands on the models of all roles, or of this one. */
  readonly demand?: ModelDemand
}

/** The operator's settings of models. */
export interface ModelSettings extends EndpointSettings {
  /** Settings of single roles; with a model only, the address and key above hold. */
  readonly models?: Readonly<Partial<Record<Role | 'default', EndpointSettings>>>
  /** Cost of models by their name, as the operator states it. */
  readonly figures?: Readonly<Record<string, ModelFigures>>
  /** Models that answer in the place of another one, by its name, in the order of asking. */
  readonly fallbacks?: Readonly<Record<string, readonly string[]>>
  /** Keys of presets that a brief may name. */
  readonly keys?: Readonly<Partial<Record<PresetName, string>>>
  /** Allows looking for a server on this machine when nothing is configured. */
  readonly probeLocal: boolean
  /** Refuses every server that is not on this machine. */
  readonly onlyLocal?: boolean
  readonly timeouts?: Partial<Timeouts>
}
