import type { JsonSchema, SchemaChecker, SchemaProblem } from '@galley/sdk'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { loadAjv } from './load-ajv.ts'
import { surelyFits } from './surely-fits.ts'

/** Values of an `enum` that a message lists, and characters of a key that it repeats. */
const maxListed = 20
const maxKeyChars = 80

const compiled = { first: new WeakMap<JsonSchema, ValidateFunction>(), all: new WeakMap<JsonSchema, ValidateFunction>() }

/**
 * The schema checker of everything that the runtime wires together: settings, briefs, manifests, answers of plugins. Keywords and formats
 * that it does not know are passed over. What fits needs no library; Ajv is loaded for the words of what does not, and compiles a schema once.
 * They are ours and valid, which their tests see to: asking again would cost each start a tenth of its time; `checkForeignSchema` asks.
 */
export const checkSchema: SchemaChecker = (schema, value, maxProblems = 1) => {
  if (surelyFits(schema, value)) return []
  const validate = compile(schema, maxProblems === 1 ? 'first' : 'all')
  return validate(value) ? [] : (validate.errors ?? []).slice(0, maxProblems).map(problemOf)
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

function problemOf({ instancePath: path, keyword, params, parentSchema, message = 'does not fit' }: ErrorObject): SchemaProblem {
  const { additionalProperty, allowedValues, allowedValue, limit } = params as Readonly<Record<string, unknown>>
  if ((keyword === 'minLength' || keyword === 'minItems') && limit === 1) return { path, message: 'must not be empty' }
  // A person reads no regular expression: our schemas describe what they want.
  const wanted: unknown = keyword === 'pattern' ? parentSchema?.['description'] : undefined
  if (typeof wanted === 'string') return { path, message: `must be ${wanted}` }
  if (keyword === 'additionalProperties')
    return { path, message: `has an unknown key "${String(additionalProperty).slice(0, maxKeyChars)}"` }
  if (keyword === 'const') return { path, message: `must be ${JSON.stringify(allowedValue)}` }
  return keyword === 'enum' ? { path, message: `must be one of ${listOf(allowedValues as readonly unknown[])}` } : { path, message }
}

function listOf(values: readonly unknown[]): string {
  const shown = values.slice(0, maxListed).map((value) => JSON.stringify(value))
  return [...shown, ...(values.length > maxListed ? ['…'] : [])].join(', ')
}
