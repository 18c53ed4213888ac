import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FactSource } from '../../packages/models/src/catalogue/catalogue.ts'
import { modelKey } from '../../packages/models/src/catalogue/model-key.ts'
import { facts, type Listing } from './listing.ts'
import { readComparia } from './read-comparia.ts'
import { readLitellm } from './read-litellm.ts'
import { readOpennessTool } from './read-openness-tool.ts'

// Writes packages/models/src/catalogue/models.json from what others published about models; docs/model-catalogue.md says how to run it.

type Sources = Readonly<Record<string, FactSource & { readonly path?: string }>>

/** A listing with the form of its name and the id of its source. */
interface Told {
  readonly key: string
  readonly source: string
  readonly listing: Listing
}

const here = dirname(fileURLToPath(import.meta.url))
const byHand = JSON.parse(readFileSync(join(here, 'by-hand.json'), 'utf8')) as Readonly<Record<string, readonly Listing[]>>
const readers: Readonly<Record<string, (path: string) => readonly Listing[]>> = {
  mot: readOpennessTool,
  comparia: readComparia,
  litellm: readLitellm,
}

/** Joins what the sources tell of one model: of each fact the first, so the order of the sources is their rank. Two licences are told. */
function joinFacts(key: string, told: readonly Told[]): Readonly<Record<string, unknown>> {
  const model: Record<string, unknown> = { key, name: told[0]?.listing.name }
  for (const fact of facts) {
    const found = told.filter(({ listing }) => listing[fact] !== undefined)
    const [first] = found
    if (first !== undefined) model[fact] = { value: first.listing[fact], source: first.source }
    if (fact === 'licence' && new Set(found.map(({ listing }) => listing.licence)).size > 1)
      console.error(`two licences of ${key}: ${found.map(({ source, listing }) => `${listing.licence} (${source})`).join(', ')}`)
  }
  return model
}

const sources = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Sources
const told = Object.entries(sources).flatMap(([source, { path }]) => {
  const listings = path === undefined ? (byHand[source] ?? []) : (readers[source]?.(path) ?? [])
  return listings.map((listing): Told => ({ key: modelKey(listing.id), source, listing }))
})
// A model is in the catalogue for its licence; what else is known of it comes along.
const models = [...Map.groupBy(told, ({ key }) => key)]
  .filter(([, same]) => same.some(({ listing }) => listing.licence !== undefined))
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, same]) => joinFacts(key, same))
const kept = Object.fromEntries(Object.entries(sources).map(([id, { name, at, date }]) => [id, { name, at, date }]))
const json = JSON.stringify({ sources: kept, models }, null, 1)
// A fact stands on one line.
const lines = json.replaceAll(/\{\s+"value": ([^{}]*?),\s+"source": ("\w+")\s+\}/g, '{ "value": $1, "source": $2 }')
writeFileSync(join(here, '../../packages/models/src/catalogue/models.json'), `${lines}\n`)
console.log(`${models.length} models`)
