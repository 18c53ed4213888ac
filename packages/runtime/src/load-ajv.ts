import { createRequire } from 'node:module'
import type * as Library from 'ajv'

let loaded: typeof Library | undefined

/** Loads Ajv at its first use: most processes never need it, and loading it takes as long as starting Node. */
export function loadAjv(): typeof Library {
  loaded ??= createRequire(import.meta.url)('ajv') as typeof Library
  return loaded
}
