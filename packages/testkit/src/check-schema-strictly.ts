import type { SchemaChecker } from '@galley/sdk'
import { Ajv } from 'ajv'

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })

/**
 * The plain, strict checker for tests of packages that are lent one: a misspelt keyword in our own schemas throws here.
 * The runtime's checker, which has better words, lies above those packages.
 */
export const checkSchemaStrictly: SchemaChecker = (schema, value, maxProblems = 1) =>
  ajv.validate(schema, value)
    ? []
    : (ajv.errors ?? []).slice(0, maxProblems).map(({ instancePath, message = '', params }) => ({
        path: instancePath,
        message: `${message} ${JSON.stringify(params)}`,
      }))
