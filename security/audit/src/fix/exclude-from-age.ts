import { editYaml } from './edit/edit-yaml.ts'
import { fileIn, type FixPlace } from './fix-place.ts'
import type { Move } from './move.ts'

const key = 'minimumReleaseAgeExclude'

/**
 * pnpm's `minimumReleaseAge` (minutes) would keep a young fix away: this release, and no other, is let through. Where nobody knows
 * when it came out, that is a note and not an exception. Answers why it could not, or null.
 */
export function excludeFromAge({ ecosystem, name, to }: Move, place: FixPlace, settings: Readonly<Record<string, unknown>>): string | null {
  const minutes = settings['minimumReleaseAge']
  const excluded = Array.isArray(settings[key]) ? (settings[key] as unknown[]).map(String) : []
  if (typeof minutes !== 'number' || minutes <= 0 || excluded.some((pattern) => lets(pattern, name, to))) return null
  const file = fileIn(place, '.', 'pnpm-workspace.yaml')
  const published = place.publishedAt(ecosystem, name, to)
  if (published === null) {
    place.note(
      `If ${name}@${to} is younger than minimumReleaseAge (${minutes} minutes), pnpm will refuse it: add "${name}@${to}" to ${key} in ${file}.`,
    )
    return null
  }
  const age = (place.now.getTime() - published.getTime()) / 60_000
  if (age >= minutes) return null
  // The first entry of a name decides, so that versions of one package share an entry.
  const at = excluded.findIndex((pattern) => pattern.startsWith(`${name}@`))
  const item = at < 0 ? `${name}@${to}` : `${excluded[at]} || ${to}`
  const after = editYaml(place.texts.read(file) ?? '', { kind: 'item', key, item, ...(at < 0 ? {} : { at }) })
  if (after === null) return `${file} cannot be edited safely: add "${name}@${to}" to ${key} by hand`
  place.texts.write(
    file,
    after,
    `${name}@${to} is ${Math.max(0, Math.floor(age / 60))} h old and is let through before its ${Math.round(minutes / 60)} h, because it is a fix`,
  )
  return null
}

/** `name`, `@scope/*` or `name@1.0.0 || 1.0.1`, as pnpm reads them. */
function lets(pattern: string, name: string, version: string): boolean {
  const at = pattern.indexOf('@', 1)
  const [names, versions] = at < 0 ? [pattern, null] : [pattern.slice(0, at), pattern.slice(at + 1)]
  const isName = new RegExp(`^${names.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`).test(name)
  return isName && (versions === null || versions.split('||').some((one) => one.trim() === version))
}
