import type { Finding } from '@galley/findings'
import { hostOf } from '../../../registry/read-npmrc.ts'
import { isPublicHost } from '../../../registry/registry-hosts.ts'
import { openIndexes } from './open-indexes.ts'
import type { PythonLockfile } from './python-lockfile.ts'

/** Finds an index of one's own that PyPI competes with for every name: whoever takes a name there that only the own index has is installed. */
export function findCompetingIndexes(path: string, { format, packages, project }: PythonLockfile): readonly Finding[] {
  const found = packages.flatMap((locked) => {
    const { source, integrity } = locked
    // A hash in a requirements file is compared with what either index serves.
    if (source.kind !== 'registry' || (format === 'requirements' && integrity.length > 0)) return []
    const tiers = project.tiersOf(locked.name).map((tier) => tier.map((url) => hostOf(url) ?? url))
    const at = tiers.findIndex((tier) => tier.some(isOwn))
    const own = tiers[at]?.find(isOwn)
    const isAskedToo =
      at >= 0 &&
      tiers
        .slice(0, at + 1)
        .flat()
        .some((host) => isPublicHost(host, 'PyPI'))
    return own === undefined || !isAskedToo || (source.host !== undefined && source.host !== own) ? [] : [{ locked, own }]
  })
  const [first] = found
  if (first === undefined) return []
  const names = [...new Set(found.map(({ locked }) => locked.name))].toSorted()
  return [
    {
      code: 'dependency-confusion',
      severity: 'medium',
      subject: path,
      at: { file: path, line: first.locked.line },
      message: `names that only ${first.own} has may be taken by anybody on pypi.org, which is asked too`,
      evidence: { host: first.own, names: names.slice(0, 20), packages: names.length },
      fix: project.bind(names[0] ?? '', first.own),
    },
  ]
}

function isOwn(host: string): boolean {
  return !isPublicHost(host, 'PyPI') && !openIndexes.has(host)
}
