import { findModel } from './find-model.ts'
import { parametersInName } from './model-size.ts'
import { opennessOf, type ModelOpenness } from './openness.ts'

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
  /** Longest prompt and answer together, in tokens, as the catalogue has it. */
  readonly context?: number
  /** True for the one that a run would use. */
  readonly configured: boolean
  /** Reason why its server could not be asked. */
  readonly problem?: string
}

/** Describes a model from its name and its server. */
export function describeModel(
  name: string,
  { url, isLocal: local }: { readonly url: string; readonly isLocal: boolean },
  { configured, problem }: Pick<ModelInfo, 'configured' | 'problem'>,
): ModelInfo {
  const size = parametersInName(name)
  const { licence, context, ...rest } = findModel(name)?.model ?? {}
  return {
    name,
    url,
    local,
    openness: opennessOf({ ...rest, ...(licence && { licence }) }),
    configured,
    ...(size === null ? {} : { size }),
    ...(licence && { licence: licence.value }),
    ...(context && { context: context.value }),
    ...(problem === undefined ? {} : { problem }),
  }
}
