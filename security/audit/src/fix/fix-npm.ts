import { isAskedByOthers } from './is-asked-by-others.ts'
import { bumpDirect } from './bump-direct.ts'
import { decideOverride } from './decide-override.ts'
import { editJson } from './edit/edit-json.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import { idsOf, type Move } from './move.ts'
import { objectOf, readJsonObject } from './read-object.ts'

/** npm: the range of a direct dependency, `overrides` of the root's package.json for what comes through others. */
export const fixNpm: Fixer = { install: 'npm install', fix: (move, place) => fixWithOverrides(move, place) }

/** A package.json without a lockfile: its own ranges only, because nothing says what comes through others. */
export const fixManifest: Fixer = {
  install: 'npm install',
  fix: (move, place) => {
    const bumped = bumpDirect(move, place)
    return typeof bumped === 'object' ? bumped.why : bumped === 'none' ? 'no manifest asks for it' : null
  },
}

/** Bun reads npm's `overrides`, but none for some versions of a package only. */
export const fixBun: Fixer = {
  install: 'bun install',
  fix: (move, place) => {
    const bare: Move = { ...move, floor: null }
    return move.isAlone ? fixWithOverrides(bare, place, move.name) : fixOnlyDirect(move, place)
  },
}

function fixOnlyDirect(move: Move, place: FixPlace): string | null {
  const bumped = bumpDirect(move, place)
  if (typeof bumped === 'object') return bumped.why
  return bumped === 'asked' && !isAskedByOthers(move, place)
    ? null
    : 'bun cannot override one of several versions: bring what asks for it up to date'
}

function fixWithOverrides(move: Move, place: FixPlace, bareKey?: string): string | null {
  const bumped = bumpDirect(move, place)
  if (typeof bumped === 'object') return bumped.why
  if (bumped === 'asked' && !isAskedByOthers(move, place)) return null
  const file = fileIn(place, '.', 'package.json')
  const text = place.texts.read(file)
  if (text === null) return `there is no ${file} to write an override into`
  const decision = decideOverride(objectOf(readJsonObject(text)['overrides']), move)
  if (decision.kind === 'refused') return decision.why
  if (decision.kind === 'kept') return null
  const { value, from } = decision
  const key = bareKey ?? decision.key
  const after = editJson(text, { path: ['overrides', key], value, ...(from === undefined ? {} : { from }) })
  if (after === null) return `${file} cannot be edited safely: add the override "${key}": "${value}" by hand`
  place.texts.write(file, after, `${move.name}: ${move.from.join(', ')} → ${value} by an override (clears ${idsOf(move)})`)
  return null
}
