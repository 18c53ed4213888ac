import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { leftOut, licenceName, type Listing } from './listing.ts'

interface Release {
  readonly license?: { readonly distribution?: { readonly name?: string } }
  readonly components?: readonly { readonly name: string; readonly license?: string | null }[]
}

/** Words for a part that has no licence or is not there. */
const noLicence = /^(unlicensed|undisclosed|other license|.*not include.*|pubmed|mc4.*|.*only specified.*)$/i

/** Reads the listings of the Model Openness Tool: a YAML file a model, each part with its own licence or that of the distribution. */
export function readOpennessTool(dir: string): readonly Listing[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.yml') && !leftOut.test(file))
  return files.map((file) => {
    const { release } = parse(readFileSync(join(dir, file), 'utf8')) as { readonly release: Release }
    const id = file.replace(/\.yml$/, '')
    return {
      id,
      name: id
        .replace(/^Meta-/, '')
        .replaceAll('-', ' ')
        .trim(),
      licence: licenceOf('Model parameters (Final)', release),
      code: licenceOf('Training code', release),
      data: licenceOf('Datasets', release),
    }
  })
}

function licenceOf(name: string, { components = [], license }: Release): string | undefined {
  const part = components.find((component) => component.name === name)
  const licence = part && (part.license ?? license?.distribution?.name)
  return licence === undefined || noLicence.test(licence) ? undefined : licenceName(licence)
}
