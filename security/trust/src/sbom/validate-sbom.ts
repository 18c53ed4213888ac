import type { ValidateFunction } from 'ajv'
import { fault } from '../faults.ts'

/** Formats that the schema names (RFC 3339, RFC 3987, RFC 6531); looser than their grammar, and never catching a right value. */
const formats = {
  'date-time': (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)),
  'iri-reference': /^[^\p{Cc}\s<>"{}|\\^`]*$/u,
  'idn-email': /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z\d+.-]*:[^\s]*$/i,
}

let compiled: Promise<ValidateFunction> | undefined

/**
 * Validates an SBOM against CycloneDX's own JSON schema (1.6; see `tools/cyclonedx-schema.ts`). Compiling the schema takes longer than all
 * the rest of a verification: this is asked when a plugin is packed, vetted or inspected, not at each load.
 * @throws SBOM_INVALID with the first place that does not fit
 */
export async function validateSbom(sbom: unknown, name: string): Promise<void> {
  const validate = await (compiled ??= compile())
  if (validate(sbom)) return
  const { instancePath: path = '', message = 'does not fit', params = {} } = validate.errors?.[0] ?? {}
  const property = Object.values(params).find((value) => typeof value === 'string')
  throw fault('SBOM_INVALID', {
    name,
    at: path === '' ? 'the document' : path,
    why: property === undefined ? message : `${message} (${property})`,
  })
}

async function compile(): Promise<ValidateFunction> {
  const [{ Ajv }, { default: schemas }] = await Promise.all([
    import('ajv'),
    import('./data/cyclonedx-1.6.json', { with: { type: 'json' } }),
  ])
  const [bom, ...referred] = schemas
  const ajv = new Ajv({ strict: false, formats, validateSchema: false, code: { optimize: false } })
  // The library that the schemas are from refers to them by its own file names.
  for (const schema of referred) ajv.addSchema(schema, schema.$id.replace('.schema.json', '.SNAPSHOT.schema.json'))
  return ajv.compile(bom as object)
}
