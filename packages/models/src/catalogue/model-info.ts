import type { ModelOpenness } from './catalogue.ts'
import { parametersInName } from './model-size.ts'
import { familyOf } from './openness.ts'

/** A model as it is shown to a person. */
export interface ModelInfo {
  readonly name: string
  /** Base address of its server. */
  readonly url: string
  readonly local: boolean
  /** Parameters, as its name says. */
  readonly size?: number
  readonly licence?: string
  readonly openness: ModelOpenness
  /** True for the one that a run would use. */
  readonly configured: boolean
  /** Reason why its server could not be asked. */
  readonly problem?: string
}

/** Describes a model from its name and its server. */
export function describeModel(
  name: string,
  { url, isLocal: local }: { readonly url: string; readonly isLocal: boolean },
  configured: boolean,
  problem?: string,
): ModelInfo {
  const size = parametersInName(name)
  const family = familyOf(name)
  return {
    name,
    url,
    local,
    openness: family?.openness ?? 'unknown',
    configured,
    ...(size === null ? {} : { size }),
    ...(family === null ? {} : { licence: family.licence }),
    ...(problem === undefined ? {} : { problem }),
  }
}
