import type { Brief } from './brief.ts'

/** Things that a brief, a token, a request or the operator demands of every model that serves it. */
export interface ModelDemand extends Pick<Brief, 'openness' | 'licence' | 'onlyLocal'> {
  /** Most watt-hours that a model may take for a million tokens; the operator's alone, of a role's models. */
  readonly maxWattHoursPerMTok?: number
}
