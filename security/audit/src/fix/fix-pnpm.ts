import { parse } from 'yaml'
import { bumpDirect, type Bumped } from './bump-direct.ts'
import { admitsAny, bumpRange } from './bump-range.ts'
import { keyOf } from './decide-override.ts'
import { editJson } from './edit/edit-json.ts'
import { editYaml } from './edit/edit-yaml.ts'
import { excludeFromAge } from './exclude-from-age.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import { idsOf, type Move } from './move.ts'
import { overrideOthers } from './override-others.ts'
import { objectOf, readJsonObject } from './read-object.ts'

/**
 * pnpm: the catalog or manifest entry of a direct dependency, `overrides` for what comes through others, and an exact
 * `minimumReleaseAgeExclude` where the fix is younger than the project's own rule allows.
 */
export const fixPnpm: Fixer = {
  install: 'pnpm install',
  fix: (move, place) => {
    const bumped = bumpDirect(move, place, (spec, key) => bumpCatalog(spec, key, move, place))
    if (typeof bumped === 'object') return bumped.why
    return override(move, place) ?? excludeFromAge(move, place, readSettings(place))
  },
}

const settingsFile = (place: FixPlace): string => fileIn(place, '.', 'pnpm-workspace.yaml')

function readSettings(place: FixPlace): Readonly<Record<string, unknown>> {
  try {
    return objectOf(parse(place.texts.read(settingsFile(place)) ?? ''))
  } catch {
    // It is reported when it cannot be edited.
    return {}
  }
}

/** `catalog:` is the default catalog, in either of its two places; `catalog:name` a named one. */
function bumpCatalog(spec: string, key: string, move: Move, place: FixPlace): Bumped {
  const file = settingsFile(place)
  const settings = readSettings(place)
  const name = spec.slice('catalog:'.length) || 'default'
  const inDefault = name === 'default' && objectOf(settings['catalog'])[key] !== undefined
  const path = inDefault ? (['catalog', key] as const) : (['catalogs', name, key] as const)
  const range = inDefault ? objectOf(settings['catalog'])[key] : objectOf(objectOf(settings['catalogs'])[name])[key]
  const bumped = typeof range === 'string' ? bumpRange(range, move.to) : null
  if (typeof range !== 'string' || bumped === null) return { why: `${path.join('.')} of ${file} is no range: change it by hand` }
  if (bumped === range) return 'asked'
  if (!admitsAny(range, move.from)) return 'none'
  const after = editYaml(place.texts.read(file) ?? '', { kind: 'set', path: [...path], value: bumped })
  if (after === null) return { why: `${file} cannot be edited safely: set ${path.join('.')} to ${bumped} by hand` }
  place.texts.write(file, after, `${move.name}: ${range} → ${bumped} in the catalog (clears ${idsOf(move)})`)
  return 'asked'
}

function override(move: Move, place: FixPlace): string | null {
  const manifest = readJsonObject(place.texts.read(fileIn(place, '.', 'package.json')))
  const inManifest = isInManifest(manifest, readSettings(place), place.lockText)
  const file = inManifest ? fileIn(place, '.', 'package.json') : settingsFile(place)
  return overrideOthers(move, place, {
    file,
    read: () => objectOf((inManifest ? objectOf(readJsonObject(place.texts.read(file))['pnpm']) : readSettings(place))['overrides']),
    // A range in a key is compared with the range of a dependency, and that of an alias is none to pnpm.
    paths: ({ key, below }) => [[below === null ? (key === move.name ? keyOf(key, move) : key) : `${below.name}@${below.version}>${key}`]],
    edit: (text, path, value, from) => {
      const replaced = from === undefined ? {} : { from }
      return inManifest
        ? editJson(text, { path: ['pnpm', 'overrides', ...path], value, ...replaced })
        : editYaml(text, { kind: 'set', path: ['overrides', ...path], value, ...replaced })
    },
  })
}

/** pnpm 10 moved its settings out of package.json and 11 stopped reading them there; where no version is stated, they go where some are. */
function isInManifest(manifest: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>>, lockText: string): boolean {
  const major = Number(/^pnpm@(\d+)/.exec(typeof manifest['packageManager'] === 'string' ? manifest['packageManager'] : '')?.[1] ?? NaN)
  if (major >= 11) return false
  if (major <= 9) return true
  if (settings['overrides'] !== undefined) return false
  if (objectOf(manifest['pnpm'])['overrides'] !== undefined) return true
  return Number.isNaN(major) && /^lockfileVersion: '?[1-8]\./m.test(lockText)
}
