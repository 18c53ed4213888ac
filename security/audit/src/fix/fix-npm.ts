import { bumpDirect } from './bump-direct.ts'
import { keyOf } from './decide-override.ts'
import { editJson } from './edit/edit-json.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import type { Move } from './move.ts'
import { overrideOthers, type OverrideStyle } from './override-others.ts'
import { objectOf, readJsonObject } from './read-object.ts'

/** npm: the range of a direct dependency, `overrides` of the root's package.json for what comes through others. */
export const fixNpm: Fixer = {
  install: 'npm install',
  fix: (move, place) =>
    fixWithOverrides(move, place, ({ key, below }) => (below === null ? [[keyOf(key, move)]] : [[`${below.key}@${below.version}`, key]])),
}

/** A package.json without a lockfile: its own ranges only, because nothing says what comes through others. */
export const fixManifest: Fixer = {
  install: 'npm install',
  fix: (move, place) => {
    const bumped = bumpDirect(move, place)
    return typeof bumped === 'object' ? bumped.why : bumped === 'none' ? 'no manifest asks for it' : null
  },
}

/**
 * Bun reads npm's `overrides`; since 1.4 also those for some versions, and those below a package, whose key is its real name. An alias
 * it knows by the whole specifier alone.
 */
export const fixBun: Fixer = {
  install: 'bun install',
  fix: (move, place) =>
    fixWithOverrides(move, place, ({ key, below, specifiers }) => {
      if (key !== move.name) return specifiers.map((specifier) => [`${key}@${specifier}`])
      if (below !== null) return [[`${below.name}@${below.version}`, key]]
      return [[move.isAlone ? key : keyOf(key, move)]]
    }),
}

function fixWithOverrides(move: Move, place: FixPlace, paths: OverrideStyle['paths']): string | null {
  const bumped = bumpDirect(move, place)
  if (typeof bumped === 'object') return bumped.why
  const file = fileIn(place, '.', 'package.json')
  if (place.texts.read(file) === null) return `there is no ${file} to write an override into`
  return overrideOthers(move, place, {
    file,
    read: () => objectOf(readJsonObject(place.texts.read(file))['overrides']),
    paths,
    edit: (text, path, value, from) => editJson(text, { path: ['overrides', ...path], value, ...(from === undefined ? {} : { from }) }),
  })
}
