import { parseAllDocuments } from 'yaml'
import { readPnpmKey } from '../../formats/pnpm/pnpm-key.ts'
import { objectOf } from '../read-object.ts'
import type { Ask } from './ask.ts'

const fields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/** pnpm writes the answer beside each dependency; the range of a dependency's dependency it leaves out. */
export function readPnpmAsks(text: string): readonly Ask[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap((document) => asksIn(objectOf(document.toJS())))
}

function asksIn(lock: Readonly<Record<string, unknown>>): readonly Ask[] {
  const importers = lock['importers'] === undefined ? [lock] : Object.values(objectOf(lock['importers']))
  const own = importers.flatMap((importer) => asksOf(objectOf(importer), null))
  return own.concat(
    Object.entries(objectOf(lock['snapshots'] ?? lock['packages'])).flatMap(([node, entry]) => {
      const key = readPnpmKey(node)
      return key === undefined ? [] : asksOf(objectOf(entry), { name: key.name, version: key.reference, key: key.name })
    }),
  )
}

function asksOf(entry: Readonly<Record<string, unknown>>, by: Ask['by']): readonly Ask[] {
  return fields.flatMap((field) =>
    Object.entries(objectOf(entry[field])).flatMap(([key, written]): readonly Ask[] => {
      const reference = String(objectOf(written)['version'] ?? written)
      const answer = readPnpmKey(`${key}@${reference}`) ?? readPnpmKey(`/${key}/${reference}`)
      // `alias: name@1.0.0` answers under another name; before version 9 that was `/name@1.0.0` or `/name/1.0.0`.
      const other = /^\d/.test(reference) ? undefined : readPnpmKey(reference)
      const { name, reference: version } = other ?? answer ?? {}
      const specifier = objectOf(written)['specifier']
      if (name === undefined || version === undefined) return []
      return [{ by, key, specifier: typeof specifier === 'string' ? specifier : null, name, version }]
    }),
  )
}
