import { bumpDirect } from './bump-direct.ts'
import { editJson } from './edit/edit-json.ts'
import { findAsks } from './find-asks.ts'
import { findPins, isFor } from './find-pins.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import { isAtLeast } from './bump-range.ts'
import { described, idsOf, type Move } from './move.ts'
import { valueOf } from './plan-overrides.ts'
import { objectOf, readJsonObject } from './read-object.ts'
import { validRange } from 'semver'

/** yarn: the range of a direct dependency, `resolutions` of the root's package.json for what comes through others. */
export const fixYarn: Fixer = {
  install: 'yarn install',
  fix: (move, place) => {
    const bumped = bumpDirect(move, place)
    if (typeof bumped === 'object') return bumped.why
    const resolutions = resolutionsOf(move, place)
    if (typeof resolutions === 'string') return resolutions
    if (resolutions.size === 0 && bumped === 'none') return 'yarn.lock does not tell who asks for it: bring that up to date by hand'
    for (const [key, value] of resolutions) {
      const why = resolve(key, value, move, place)
      if (why !== null) return why
    }
    return null
  },
}

/**
 * Resolutions and their values. Berry's name the descriptor that was asked for; version 1 knows only the way through the package that
 * asks, by the name it stands under. One for the whole package where only the affected version is locked. Why there is none is a text.
 */
function resolutionsOf(move: Move, place: FixPlace): ReadonlyMap<string, string> | string {
  const { others, spared, isKnown } = findAsks(move, place)
  const file = fileIn(place, '.', 'package.json')
  const existing = Object.keys(objectOf(readJsonObject(place.texts.read(file))['resolutions']))
  const bare = existing.find((key) => key === move.name || key === `**/${move.name}`)
  if (!isKnown) return move.isAlone && move.packages.some(({ direct }) => !direct) ? new Map([[bare ?? move.name, move.to]]) : new Map()
  const section = objectOf(readJsonObject(place.texts.read(file))['resolutions'])
  const pins = findPins(section, others, move)
  const found = new Map(pins.map(({ path, value }) => [path.join(''), value]))
  for (const ask of others) {
    const { key, specifier, by } = ask
    if (pins.some((pin) => isFor(pin, ask))) continue
    if (key === move.name && (move.isAlone || bare !== undefined)) found.set(bare ?? key, move.to)
    else if (place.format === 'yarn-berry') {
      if (specifier?.startsWith('npm:') !== true) return `it is asked for as "${key}@${specifier}": change that by hand`
      found.set(`${key}@${specifier}`, valueOf(key, move))
    } else {
      if (spared.some((one) => one.key === key && one.by?.key === by?.key))
        return `yarn 1 cannot tell the two packages called ${by?.key} apart that ask for it: bring the older one up to date`
      found.set(`**/${by?.key}/${key}`, valueOf(key, move))
    }
  }
  return found
}

function resolve(key: string, value: string, move: Move, place: FixPlace): string | null {
  const file = fileIn(place, '.', 'package.json')
  const text = place.texts.read(file)
  const existing = objectOf(readJsonObject(text)['resolutions'])[key]
  const range = typeof existing === 'string' ? existing.replace(/^npm:(?:(?:@[^/]+\/)?[^@]+@)?/, '') : null
  if (existing !== undefined && (range === null || validRange(range) === null))
    return `a resolution of it is there already (${key}: ${JSON.stringify(existing)}); decide by hand`
  if (range !== null && isAtLeast(range, move.to)) return null
  const after = text === null ? null : editJson(text, { path: ['resolutions', key], value })
  if (after === null) return `${file} cannot be edited safely: add the resolution "${key}": "${value}" by hand`
  place.texts.write(
    file,
    after,
    `${described(nameOf(key), move)}: ${move.from.join(', ')} → ${move.to} by a resolution (clears ${idsOf(move)})`,
  )
  return null
}

/** The name that a resolution is for, behind the way to it and before its range. */
function nameOf(key: string): string {
  return /(?:^|\/)((?:@[^/@]+\/)?[^/@]+)(?:@.*)?$/.exec(key)?.[1] ?? key
}
