import { saySchemaError } from '@galley/fault'
import type { JsonSchema, SchemaChecker } from '@galley/sdk'
import type { ValidateFunction } from 'ajv'
import { loadAjv } from './load-ajv.ts'
import { surelyFits } from './surely-fits.ts'

const compiled = { first: new WeakMap<JsonSchema, ValidateFunction>(), all: new WeakMap<JsonSchema, ValidateFunction>() }

/**
 * The schema checker of everything that the runtime wires together: settings, briefs, manifests, answers of plugins. Keywords and formats
 * that it does not know are passed over. What fits needs no library; Ajv is loaded for the words of what does not, and compiles a schema once.
 * They are ours and valid, which their tests see to: asking again would cost each start a tenth of its time; `checkForeignSchema` asks.
 */
export const checkSchema: SchemaChecker = (schema, value, maxProblems = 1) => {
  if (surelyFits(schema, value)) return []
  const validate = compile(schema, maxProblems === 1 ? 'first' : 'all')
  if (validate(value)) return []
  return (validate.errors ?? []).slice(0, maxProblems).map((error) => ({ path: error.instancePath, message: saySchemaError(error) }))
}

function compile(schema: JsonSchema, which: 'first' | 'all'): ValidateFunction {
  const known = compiled[which].get(schema)
  if (known !== undefined) return known
  // An Ajv keeps what it ever compiled: one for each schema lets go of those that a plugin sends with a request.
  const ajv = new (loadAjv().Ajv)({
    allErrors: which === 'all',
    strict: false,
    validateFormats: false,
    meta: false,
    validateSchema: false,
    verbose: true,
    // Most schemas of a command check a handful of values: tidying their code takes longer than it saves.
    code: { optimize: false },
  })
  const validate = ajv.compile(schema)
  compiled[which].set(schema, validate)
  return validate
}
