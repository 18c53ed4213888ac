import type { Finding } from '@galley/findings'
import { describePlace, strangeHostFix } from './describe-place.ts'
import type { PlaceFault } from './judge-place.ts'
import { tarballName } from './tarball-name.ts'

/** Packages of one host from which on they are told together: nobody reads the same line five times. */
const minShared = 5
/** Names that one finding lists; the rest is counted. */
const maxNames = 20

/**
 * Makes findings of faults. What many packages share is one of the whole lockfile: a registry that no file of the project names, or one
 * without TLS, as far as its addresses are those of the packages.
 */
export function gatherByHost(file: string, format: string, faults: readonly PlaceFault[]): readonly Finding[] {
  const groups = Map.groupBy(faults, (fault) => (isShared(fault) ? `${fault.kind} ${fault.detail}` : fault))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return group.length < minShared || first === undefined
      ? group.map((fault) => describePlace(fault, format))
      : [describeHost(file, format, first, group)]
  })
}

function isShared({ kind, locked: { source } }: PlaceFault): boolean {
  const isOfHost = kind === 'strange-host' || kind === 'insecure' || kind === 'insecure-by-choice'
  return isOfHost && (source.url === undefined || tarballName(source.url) !== null || source.kind === 'registry')
}

function describeHost(file: string, format: string, { kind, detail: host, locked }: PlaceFault, group: readonly PlaceFault[]): Finding {
  const isStrange = kind === 'strange-host'
  const names = [...new Set(group.map((fault) => fault.locked.name))].toSorted()
  return {
    code: 'exotic-source',
    severity: kind === 'insecure-by-choice' ? 'medium' : 'high',
    subject: file,
    at: { file, line: locked.line },
    message: isStrange
      ? `${group.length} packages come from ${host}, which is no registry of this project`
      : `${group.length} packages are fetched without TLS from ${host}`,
    evidence: { host, packages: group.length, names: names.slice(0, maxNames) },
    fix: isStrange ? strangeHostFix(host, format) : 'Name the registry with https, and write the lockfile anew.',
  }
}
