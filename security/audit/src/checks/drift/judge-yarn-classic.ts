import type { Finding } from '@galley/findings'
import { satisfies } from 'semver'
import { readYarnV1 } from '../../formats/yarn/read-yarn-v1.ts'
import { readOwnManifests } from '../../read-own-manifests.ts'
import { driftFindings } from './drift-findings.ts'
import type { DriftLock } from './drift-lock.ts'

/**
 * Compares as `yarn install --frozen-lockfile` of yarn 1 does: the lockfile must have an entry for every `name@range` that is asked for.
 * yarn itself looks at the project's own manifest alone (yarnpkg/yarn#5840); what a member asks for and nothing holds is found here too,
 * because yarn would fetch it unlocked.
 */
export function judgeYarnClassic(lock: DriftLock): readonly Finding[] {
  const held = new Set(readYarnV1(lock.text).blocks.flatMap(({ patterns }) => patterns))
  const manifests = readOwnManifests(lock.files)
  const members = new Map(manifests.map(({ manifest }) => [manifest.name, manifest.version]))
  const overridden = manifests.find(({ folder }) => folder === '.')?.manifest.overridden ?? new Set<string>()
  return manifests.flatMap(({ path, text, manifest }) => {
    const finding = driftFindings(lock, { path, text }, 'yarn install')
    return [...manifest.asked].flatMap(([name, specifier]) => {
      const own = members.get(name)
      const isOwn = own !== undefined && satisfies(own, specifier, { loose: true, includePrerelease: true })
      const isFolder = /^(?:link|file|portal|workspace):|^\.{0,2}\//.test(specifier)
      if (isOwn || isFolder || overridden.has(name) || held.has(specifier === '' ? name : `${name}@${specifier}`)) return []
      if (specifier === '' && held.has(`${name}@`)) return []
      return [finding({ name, message: `is asked for as ${specifier}, which the lockfile does not hold`, evidence: { asked: specifier } })]
    })
  })
}
