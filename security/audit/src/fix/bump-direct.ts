import { admitsAny, bumpRange } from './bump-range.ts'
import { editJson } from './edit/edit-json.ts'
import { isAnsweredBy } from './find-asks.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import { idsOf, type Move } from './move.ts'
import { objectOf, readJsonObject } from './read-object.ts'

/** `none`: no manifest asks for the affected versions; `asked`: each that does asks for the fixed one now; else why it cannot be. */
export type Bumped = 'none' | 'asked' | { readonly why: string }

/** Follows a package manager's `catalog:`; null where it is none, or has no such entry. */
export type BumpCatalog = (spec: string, key: string, move: Move) => Bumped

const fields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/** Raises the ranges of a direct dependency, in every package.json of the project that admits an affected version. */
export function bumpDirect(move: Move, place: FixPlace, bumpCatalog: BumpCatalog = () => 'none'): Bumped {
  let found: Bumped = 'none'
  for (const folder of place.folders) {
    const file = fileIn(place, folder, 'package.json')
    for (const field of fields)
      for (const [key, spec] of Object.entries(objectOf(readJsonObject(place.texts.read(file))[field]))) {
        if (typeof spec !== 'string' || !isOf(key, spec, move.name)) continue
        const bumped = spec.startsWith('catalog:') ? bumpCatalog(spec, key, move) : bumpEntry({ file, field, key, spec }, move, place)
        if (typeof bumped === 'object') return bumped
        if (bumped === 'asked') found = 'asked'
      }
  }
  return found
}

/** An alias asks for a package under another name: `"short": "npm:name@^1.0.0"`. */
function isOf(key: string, spec: string, name: string): boolean {
  const alias = /^npm:((?:@[^/]+\/)?[^@/]+)(?:@|$)/.exec(spec)?.[1]
  // Yarn writes `npm:^1.0.0` for a range of the name itself.
  return alias === undefined || /^[\^~\d<>=*]/.test(alias) ? key === name : alias === name
}

function bumpEntry(
  entry: { readonly file: string; readonly field: string; readonly key: string; readonly spec: string },
  move: Move,
  place: FixPlace,
): Bumped {
  const { texts } = place
  const { file, field, key, spec } = entry
  if (isAnsweredBy(move, place, key, spec) === false) return 'none'
  const range = bumpRange(spec, move.to)
  if (range === null) return { why: `${file} asks for it as "${spec}": change that by hand` }
  if (range === spec) return 'asked'
  if (isAnsweredBy(move, place, key, spec) === null && !admitsAny(spec, move.from)) return 'none'
  const after = editJson(texts.read(file) ?? '', { path: [field, key], value: range })
  if (after === null) return { why: `${file} cannot be edited safely: set ${field}.${key} to "${range}" by hand` }
  texts.write(file, after, `${move.name}: ${spec} → ${range}, a direct dependency (clears ${idsOf(move)})`)
  return 'asked'
}
