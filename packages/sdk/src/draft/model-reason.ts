import type { ModelDemand } from './model-demand.ts'
import { boolean, number, objectSchema, oneOf, text, type JsonSchema } from '../schema/schema.ts'
import { demandedLicences, opennessLevels } from './brief.ts'

/**
 * Ways in which a role comes to its model: the brief names it, the settings name it, it is the first of the operator's server that meets the demands
 * or the first of those on this machine; or there is none.
 */
const modelChoosers = ['brief', 'settings', 'server', 'machine', 'none'] as const

/** Reason why a role works with its model, or without one. */
export interface ModelReason {
  readonly by: (typeof modelChoosers)[number]
  /** Demands that it had to meet. */
  readonly demand?: ModelDemand
  /** Openness of the model and licence of its weights, as the catalogue of that time had them. */
  readonly openness?: string
  readonly licence?: string
  /** Models that were passed over, since they do not meet the demands. */
  readonly passedOver?: readonly string[]
  /** A model that is there and too small to be believed in this role. */
  readonly tooSmall?: string
}

/** Most models that a reason names. */
export const maxPassedOver = 5

/** Schema of a reason. */
export const modelReasonSchema: JsonSchema = objectSchema<ModelReason>(['by'], {
  by: oneOf(modelChoosers),
  demand: objectSchema<ModelDemand>([], {
    openness: oneOf(opennessLevels),
    licence: oneOf(demandedLicences),
    onlyLocal: boolean,
    maxWattHoursPerMTok: number(0, 1_000_000),
  }),
  openness: text(40),
  licence: text(300),
  passedOver: { type: 'array', items: text(300), maxItems: maxPassedOver },
  tooSmall: text(300),
})
