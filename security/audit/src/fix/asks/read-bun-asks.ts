import { parse } from 'jsonc-parser'
import { objectOf, textAt } from '../read-object.ts'
import type { Ask } from './ask.ts'

const fields = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/** bun's keys are ways (`express/debug`): a dependency is answered below the asker's key, else below each one above. */
export function readBunAsks(text: string): readonly Ask[] {
  const lock = objectOf(parse(text, [], { allowTrailingComma: true }))
  const packages = new Map(
    Object.entries(objectOf(lock['packages'])).map(([way, entry]) => {
      const items: readonly unknown[] = Array.isArray(entry) ? entry : []
      const [, name = '', version = ''] = /^(@?[^@]+)@(.*)$/.exec(String(items[0])) ?? []
      return [way, { name, version, needs: objectOf(items.find((item) => typeof item === 'object')) }]
    }),
  )
  const asksOf = (needs: Readonly<Record<string, unknown>>, from: string, by: Ask['by'], more: readonly string[] = []): readonly Ask[] =>
    [...fields, ...more].flatMap((field) =>
      Object.entries(objectOf(needs[field])).flatMap(([key, specifier]): readonly Ask[] => {
        const place = waysUp(from)
          .map((way) => (way === '' ? key : `${way}/${key}`))
          .find((way) => packages.has(way))
        const answer = place === undefined ? undefined : packages.get(place)
        if (place === undefined || answer === undefined || typeof specifier !== 'string') return []
        return [{ by, key, specifier, name: answer.name, version: answer.version, place }]
      }),
    )
  const own = Object.entries(objectOf(lock['workspaces'])).flatMap(([folder, member]) => {
    const needs = objectOf(member)
    return asksOf(needs, folder === '' ? '' : textAt(needs, 'name'), null, ['devDependencies'])
  })
  return [...own, ...[...packages].flatMap(([way, { name, version, needs }]) => asksOf(needs, way, { name, version, key: lastOf(way) }))]
}

/** A scope is no step of its own. */
const stepsOf = (way: string): readonly string[] => way.match(/@[^/]+\/[^/]+|[^/]+/g) ?? []
const lastOf = (way: string): string => stepsOf(way).at(-1) ?? way

function waysUp(way: string): readonly string[] {
  const steps = stepsOf(way)
  return [...steps.map((_, at) => steps.slice(0, steps.length - at).join('/')), '']
}
