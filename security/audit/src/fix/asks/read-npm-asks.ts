import { objectOf, readJsonObject, textAt } from '../read-object.ts'
import type { Ask } from './ask.ts'

const modules = 'node_modules/'
const fields = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/** npm's places: a dependency is answered in the asker's own node_modules, else in the nearest one above. */
export function readNpmAsks(text: string): readonly Ask[] {
  const lock = readJsonObject(text)
  const places = lock['packages'] === undefined ? readPlacesOfV1(lock['dependencies']) : new Map(Object.entries(objectOf(lock['packages'])))
  const keyOf = (place: string): string => place.slice(place.lastIndexOf(modules) + modules.length)
  const nameOf = (place: string): string => textAt(places.get(place), 'name') || keyOf(place)
  const versionOf = (place: string): string => textAt(places.get(place), 'version')
  return [...places].flatMap(([place, entry]) => {
    const isOwn = !place.includes(modules)
    const by = isOwn ? null : { name: nameOf(place), version: versionOf(place), key: keyOf(place) }
    return (isOwn ? [...fields, 'devDependencies'] : fields).flatMap((field) =>
      Object.entries(objectOf(objectOf(entry)[field])).flatMap(([key, specifier]): readonly Ask[] => {
        const answer = answerTo(key, place, places)
        if (answer === null || typeof specifier !== 'string') return []
        return [{ by, key, specifier, name: nameOf(answer), version: versionOf(answer), place: answer }]
      }),
    )
  })
}

function answerTo(key: string, from: string, places: ReadonlyMap<string, unknown>): string | null {
  for (let at: string | null = from; at !== null; at = above(at)) {
    const place = `${at === '' ? '' : `${at}/`}${modules}${key}`
    if (places.has(place)) return place
  }
  return null
}

function above(place: string): string | null {
  if (place === '') return null
  const nested = place.lastIndexOf(`/${modules}`)
  if (nested > 0) return place.slice(0, nested)
  const slash = place.lastIndexOf('/')
  return place.startsWith(modules) || slash < 0 ? '' : place.slice(0, slash)
}

/** The places that version 1 nests; `requires` of an entry are its dependencies. The project's own are in its manifest alone. */
function readPlacesOfV1(tree: unknown, under = ''): ReadonlyMap<string, unknown> {
  const places = new Map<string, unknown>()
  for (const [key, entry] of Object.entries(objectOf(tree))) {
    const place = `${under}${modules}${key}`
    const [, name = key, version = textAt(entry, 'version')] = /^npm:(.+)@([^@]+)$/.exec(textAt(entry, 'version')) ?? []
    places.set(place, { name, version, dependencies: objectOf(entry)['requires'] })
    for (const [below, one] of readPlacesOfV1(objectOf(entry)['dependencies'], `${place}/`)) places.set(below, one)
  }
  return places
}
