import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../../../locked-package.ts'
import { normalName } from '../../../normal-name.ts'
import { boundTo } from '../../../python-project/python-index.ts'
import { hostOf } from '../../../registry/read-npmrc.ts'
import { firstName, isPublicHost } from '../../../registry/registry-hosts.ts'
import { findingAt } from '../../finding-at.ts'
import type { PythonLockfile } from './python-lockfile.ts'

/**
 * Finds names that two indexes could serve (dependency confusion): a private name that comes, or at the next install could come, from
 * somewhere else than its owner; a name that is bound to one index and comes from another.
 */
export function findPythonConfusion(lockfile: PythonLockfile, privateNames: Readonly<Record<string, string>>): readonly Finding[] {
  const owners = new Map(Object.entries(privateNames).map(([name, host]) => [normalName('PyPI', name), hostOf(host) ?? host]))
  return lockfile.packages.flatMap((locked) => {
    if (locked.source.kind !== 'registry') return []
    const owner = owners.get(locked.name)
    const found = owner === undefined ? judgeBound(locked, lockfile) : judgePrivate(locked, owner, lockfile)
    if (found === null) return []
    const fix = lockfile.project.bind(locked.name, owner ?? found.owner)
    return [
      findingAt(locked, { code: 'dependency-confusion', severity: 'critical', message: found.message, evidence: found.evidence, fix }),
    ]
  })
}

interface Confusion {
  readonly message: string
  readonly owner: string
  readonly evidence: Finding['evidence']
}

function judgePrivate(locked: LockedPackage, owner: string, { project }: PythonLockfile): Confusion | null {
  const { host } = locked.source.kind === 'registry' ? locked.source : {}
  const from = host === undefined ? undefined : firstName(host, 'PyPI')
  if (from !== undefined && from !== owner)
    return { owner, message: `belongs to ${owner} but was resolved from ${from}`, evidence: { owner, host: from } }
  const tiers = project.tiersOf(locked.name).map((tier) => tier.map((url) => firstName(hostOf(url) ?? url, 'PyPI')))
  const at = tiers.findIndex((tier) => tier.includes(owner))
  const asked = (at < 0 ? tiers : tiers.slice(0, at + 1)).flat()
  const rival = asked.find((one) => one !== owner && (at < 0 || isPublicHost(one, 'PyPI')))
  if (rival === undefined) return null
  const message =
    at < 0
      ? `belongs to ${owner}, but is asked of ${rival}`
      : `belongs to ${owner}, but ${rival} is asked for it too, where anybody may own the name`
  return { owner, message, evidence: { owner, asked: [...new Set(asked)] } }
}

function judgeBound(locked: LockedPackage, { project }: PythonLockfile): Confusion | null {
  const host = locked.source.kind === 'registry' ? locked.source.host : undefined
  const bound = boundTo(locked.name, project.wants ?? new Map(), project.indexes).flatMap((url) => hostOf(url) ?? [])
  const [owner] = bound
  if (host === undefined || owner === undefined || bound.some((one) => firstName(one, 'PyPI') === firstName(host, 'PyPI'))) return null
  return { owner, message: `is bound to ${owner} but was resolved from ${host}`, evidence: { owner, host } }
}
