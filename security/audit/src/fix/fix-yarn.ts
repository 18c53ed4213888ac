import { validRange } from 'semver'
import { isAskedByOthers } from './is-asked-by-others.ts'
import { bumpDirect } from './bump-direct.ts'
import { isAtLeast } from './bump-range.ts'
import { editJson } from './edit/edit-json.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Fixer } from './fixer.ts'
import { idsOf, type Move } from './move.ts'
import { objectOf, readJsonObject } from './read-object.ts'
import { readYarnBlocks } from './read-yarn-blocks.ts'

/** yarn: the range of a direct dependency, `resolutions` of the root's package.json for what comes through others. */
export const fixYarn: Fixer = {
  install: 'yarn install',
  fix: (move, place) => {
    const bumped = bumpDirect(move, place)
    if (typeof bumped === 'object') return bumped.why
    return bumped === 'none' || isAskedByOthers(move, place) ? resolve(move, place) : null
  },
}

function resolve(move: Move, place: FixPlace): string | null {
  const file = fileIn(place, '.', 'package.json')
  const keys = keysOf(move, place, Object.keys(objectOf(readJsonObject(place.texts.read(file))['resolutions'])))
  if (keys.length === 0) return 'yarn.lock does not tell who asks for it: bring that up to date by hand'
  for (const key of keys) {
    const text = place.texts.read(file)
    const existing = objectOf(readJsonObject(text)['resolutions'])[key]
    const range = typeof existing === 'string' ? existing.replace(/^npm:/, '') : null
    if (existing !== undefined && (range === null || validRange(range) === null))
      return `a resolution of it is there already (${key}: ${JSON.stringify(existing)}); decide by hand`
    if (range !== null && isAtLeast(range, move.to)) continue
    const after = text === null ? null : editJson(text, { path: ['resolutions', key], value: move.to })
    if (after === null) return `${file} cannot be edited safely: add the resolution "${key}": "${move.to}" by hand`
    place.texts.write(file, after, `${move.name}: ${move.from.join(', ')} → ${move.to} by a resolution (clears ${idsOf(move)})`)
  }
  return null
}

/**
 * One for the whole package where only the affected version is locked. Else Berry's resolutions name the range that was asked for,
 * and version 1 knows only the package that asks: an entry for each.
 */
function keysOf({ name, from, isAlone }: Move, { format, lockText }: FixPlace, existing: readonly string[]): readonly string[] {
  if (isAlone) return [existing.find((key) => key === name || key === `**/${name}`) ?? name]
  const blocks = readYarnBlocks(lockText)
  const asked = blocks
    .filter(({ descriptors, version }) => from.includes(version) && descriptors.some((one) => one.startsWith(`${name}@`)))
    .flatMap(({ descriptors }) => descriptors)
  if (format === 'yarn-berry') return asked
  const parents = blocks.filter(({ needs }) => needs.some(([needed, range]) => needed === name && asked.includes(`${needed}@${range}`)))
  return [...new Set(parents.flatMap(({ descriptors }) => descriptors.map((one) => `**/${one.slice(0, one.lastIndexOf('@'))}/${name}`)))]
}
