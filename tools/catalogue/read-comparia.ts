import { readFileSync } from 'node:fs'
import { leftOut, licenceName, type Listing } from './listing.ts'

interface CompariaModel {
  readonly id: string
  readonly simple_name: string
  readonly license: string
  readonly distribution: 'api-only' | 'open-weights' | 'fully-open-source'
  /** Billions. */
  readonly params: number
  readonly active_params: number | null
}

/** Reads the models of compar:IA, which names licence, openness and size; the size of a closed model is a guess there and is left out. */
export function readComparia(file: string): readonly Listing[] {
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { readonly models: Readonly<Record<string, CompariaModel>> }
  return Object.values(models)
    .filter(({ id, distribution }) => distribution !== 'api-only' && !leftOut.test(id))
    .map(({ id, simple_name: name, license, distribution, params, active_params: active }) => {
      const released = distribution === 'fully-open-source' ? 'released' : undefined
      return {
        id,
        name,
        licence: licenceName(license),
        code: released,
        data: released,
        parameters: Math.round(params * 1e9),
        activeParameters: active === null ? undefined : Math.round(active * 1e9),
      }
    })
}
