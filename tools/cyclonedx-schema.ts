import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `node tools/cyclonedx-schema.ts` writes CycloneDX's own JSON schema into security/trust; tools/cyclonedx-schema.test.ts compares the two.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The file that the schemas are written to. */
export const schemaFile = join(root, 'security', 'trust', 'src', 'sbom', 'data', 'cyclonedx-1.6.json')

/** Words that tell people something and check nothing. */
const told = new Set(['description', 'title', 'examples', '$comment', 'meta:enum', 'deprecated', 'default'])

/** Keywords whose members are names of somebody's choice, not keywords. */
const maps = new Set(['properties', 'patternProperties', 'definitions'])

/**
 * Reads the schema of CycloneDX 1.6 and the two that it refers to (SPDX ids, JSON signatures) as @cyclonedx/cyclonedx-library brings them along
 * (Apache-2.0, from CycloneDX/specification), without what only tells people something. Returns them as one line of JSON.
 */
export function readCyclonedxSchema(): string {
  const library = dirname(
    createRequire(join(root, 'packages', 'pack', 'package.json')).resolve('@cyclonedx/cyclonedx-library/package.json'),
  )
  const schemas = ['bom-1.6', 'spdx', 'jsf-0.82'].map((name): unknown =>
    JSON.parse(readFileSync(join(library, 'res', 'schema', `${name}.SNAPSHOT.schema.json`), 'utf8')),
  )
  return `${JSON.stringify(schemas.map((schema) => strip(schema, false)))}\n`
}

function strip(value: unknown, isMap: boolean): unknown {
  if (Array.isArray(value)) return value.map((member) => strip(member, false))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => isMap || !told.has(key))
  return Object.fromEntries(kept.map(([key, member]) => [key, strip(member, !isMap && maps.has(key))]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, readCyclonedxSchema())
