import type { Role } from '@galley/sdk'
import type { PresetName } from './presets.ts'
import type { Timeouts } from '../call/timeouts.ts'

/** Where a model is: an address or a preset, the key for it, the model's name there. `model: 'none'` means no model. */
export interface ModelPlace {
  readonly url?: string
  /** Sent to this place only. */
  readonly key?: string
  readonly model?: string
  readonly preset?: PresetName
}

/** What the operator configured about models. */
export interface ModelSettings extends ModelPlace {
  /** Places of single roles; a place with a model only uses the address and key above. */
  readonly models?: Readonly<Partial<Record<Role | 'default', ModelPlace>>>
  /** Keys of presets that a brief may name. */
  readonly keys?: Readonly<Partial<Record<PresetName, string>>>
  /** May a server on this machine be looked for when nothing is configured? */
  readonly probeLocal: boolean
  /** Refuse every server that is not on this machine. */
  readonly onlyLocal?: boolean
  readonly timeouts?: Partial<Timeouts>
}
