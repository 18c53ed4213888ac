import { catalogue, type CatalogueModel } from './catalogue.ts'
import { familyKey, modelKey } from './model-key.ts'

/** A model that was found by its name; `family` is true where only others of its family are listed, all of one licence and openness. */
export interface FoundModel {
  readonly model: CatalogueModel
  readonly family: boolean
}

const byKey = new Map(catalogue.models.map((model) => [model.key, model]))

/**
 * Finds a model by the name that a server gives it, or null. A size that is not listed is told by its family only where the whole family
 * agrees: of Qwen2.5 some sizes are Apache-2.0 and some are not, so `qwen2.5:3b` stays unknown.
 */
export function findModel(name: string): FoundModel | null {
  const key = modelKey(name)
  const exact = byKey.get(key)
  if (exact !== undefined) return { model: exact, family: false }
  const family = familyKey(key)
  const members = catalogue.models.filter((model) => familyKey(model.key) === family)
  const series = members.length > 0 ? members : catalogue.models.filter((model) => model.key.startsWith(`${family}-`))
  const [first] = series
  if (first === undefined || family === '') return null
  const { key: _, name: familyName, licence, code, data } = first
  const agree = series.every((model) =>
    [model.licence, model.code, model.data].every((fact, n) => fact?.value === [licence, code, data][n]?.value),
  )
  if (!agree) return null
  return {
    family: true,
    model: { key, name: familyName, ...(licence && { licence }), ...(code && { code }), ...(data && { data }) },
  }
}
