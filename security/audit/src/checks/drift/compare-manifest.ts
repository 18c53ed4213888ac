import type { Finding } from '@galley/findings'
import { readManifest, type Specifiers } from '../../read-manifest.ts'
import { driftFinding } from './drift-finding.ts'

/** Compares a package.json with what its lockfile remembers of it. */
export function compareManifest(pair: {
  /** The manifest and its text. */
  readonly path: string
  readonly text: string
  readonly specifiers: Specifiers
  readonly overridden: ReadonlySet<string>
}): readonly Finding[] {
  const { path, text, specifiers, overridden } = pair
  const manifest = readManifest(text)
  if (!manifest) return []
  const place = { file: path, text }
  const differing = [...manifest.asked].flatMap(([name, asked]) => {
    const held = specifiers.get(name)
    if (held === asked || overridden.has(name) || (held === undefined && manifest.optional.has(name))) return []
    const message =
      held === undefined
        ? `is asked for as ${asked}, and the lockfile does not hold it`
        : `is asked for as ${asked}, but the lockfile was made for ${held}`
    return [driftFinding({ ...place, name, message, evidence: { asked, held: held ?? '' } })]
  })
  const left = [...specifiers.keys()]
    .filter((name) => !manifest.asked.has(name) && !manifest.peers.has(name) && !overridden.has(name))
    .map((name) =>
      driftFinding({
        ...place,
        name,
        severity: 'medium',
        message: `is no longer asked for, and the lockfile still holds it`,
        evidence: {},
      }),
    )
  return [...differing, ...left]
}
