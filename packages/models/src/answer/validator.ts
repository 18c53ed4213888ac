import type { JsonSchema } from '@galley/sdk'
import { trimLists } from './trim-lists.ts'

/** Says whether a value fits: the value without keys and surplus items that the schema does not know, or what is wrong in words for the model. */
export type Validator = (value: unknown) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly errors: string }

/** At most so many errors are told: a small model reads no long list. */
const maxErrors = 5

/** Makes a validator of a JSON Schema. Loads ajv at the first use: starting up costs nothing. */
export async function createValidator(schema: JsonSchema): Promise<Validator> {
  const { Ajv } = await import('ajv')
  const ajv = new Ajv({ allErrors: true, strict: false, removeAdditional: true, validateFormats: false })
  const validate = ajv.compile(schema)
  return (value) => {
    const copy = trimLists(structuredClone(value), schema)
    if (validate(copy)) return { ok: true, value: copy }
    const errors = (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath === '' ? 'the answer' : instancePath} ${message}`,
    )
    return { ok: false, errors: [...new Set(errors)].slice(0, maxErrors).join('; ') }
  }
}
