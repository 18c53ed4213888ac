import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { readNpmrc } from '../registry/read-npmrc.ts'
import { isPublicHost, registryHost } from '../registry/registry-hosts.ts'
import { tarballName } from './tarball-name.ts'

/** Formats that say which packages there are, and do not mean to pin their content. */
const unpinnedFormats = new Set(['cyclonedx', 'spdx', 'package-json'])

/** Checks that each package is pinned by a strong hash, and comes from the registry and under the name that the lockfile gives. */
export const integrityCheck: Check = {
  name: 'integrity',
  needs: [],
  run: (context) => context.files.flatMap(({ path, format }) => checkFile(context, path, format)),
}

function checkFile(context: CheckContext, file: string, format: string): readonly Finding[] {
  const packages = context.packages.filter((candidate) => candidate.file === file && candidate.source.kind === 'registry')
  const bare = packages.filter(({ integrity, bundled }) => integrity.length === 0 && !bundled)
  const hosts = allowedHosts(context, file)
  return [
    ...findUnpinned(file, format, packages, bare),
    ...packages.filter(isWeak).map(weakFinding),
    ...packages.flatMap((candidate) => findStrangeHost(candidate, hosts)),
    ...packages.flatMap(findStrangeName),
  ]
}

/** Requirements need no hashes; yarn pins what it fetched, and not what is for other platforms. */
const severityOf: Readonly<Record<string, Finding['severity']>> = { requirements: 'medium', 'yarn-berry': 'low' }

/** One finding for a file that pins nothing; one for each package where only some are not pinned. */
function findUnpinned(
  file: string,
  format: string,
  packages: readonly LockedPackage[],
  bare: readonly LockedPackage[],
): readonly Finding[] {
  if (bare.length === 0 || unpinnedFormats.has(format)) return []
  const severity = severityOf[format] ?? 'high'
  const fix =
    format === 'requirements'
      ? 'Write it with hashes: uv pip compile --generate-hashes.'
      : 'Write the lockfile anew with a current package manager.'
  if (bare.length === packages.length && packages.length > 1) {
    const message = `none of its ${packages.length} packages is pinned by a hash`
    return [
      {
        code: 'integrity',
        severity,
        subject: file,
        at: { file, line: bare[0]?.line ?? 1 },
        message,
        evidence: { packages: packages.length },
        fix,
      },
    ]
  }
  return bare.map((candidate) =>
    findingAt(candidate, { code: 'integrity', severity, message: 'is not pinned by a hash', evidence: {}, fix }),
  )
}

/** SHA-1 and MD5 collide at will (RFC 6194, RFC 6151). */
function isWeak({ integrity }: LockedPackage): boolean {
  return integrity.length > 0 && integrity.every((hash) => /^(?:sha1|md5)[-:=]/i.test(hash))
}

function weakFinding(candidate: LockedPackage): Finding {
  const algorithm = candidate.integrity[0]?.split(/[-:=]/, 1)[0] ?? ''
  return findingAt(candidate, {
    code: 'integrity',
    severity: 'medium',
    message: `is pinned by ${algorithm} only, for which collisions can be made`,
    evidence: { integrity: candidate.integrity },
    fix: 'Write the lockfile anew with a current package manager.',
  })
}

/** Hosts that packages may come from: a policy that lists registries means those and no others. */
interface Hosts {
  readonly listed: ReadonlySet<string>
  readonly isPublicAllowed: boolean
}

function allowedHosts({ policy, readText }: CheckContext, file: string): Hosts {
  const isPublicAllowed = policy.registries.length === 0
  const { registry, scopes } = isPublicAllowed ? readNpmrc(readText(siblingFile(file, '.npmrc'))) : { scopes: {} }
  const own = registry === undefined ? [] : [registry]
  return {
    listed: new Set([...policy.registries, ...Object.values(policy.privateNames), ...Object.values(scopes), ...own]),
    isPublicAllowed,
  }
}

function findStrangeHost(candidate: LockedPackage, { listed, isPublicAllowed }: Hosts): readonly Finding[] {
  const host = registryHost(candidate)
  const url = candidate.source.kind === 'registry' ? candidate.source.url : undefined
  if (host === undefined) return []
  if (url?.startsWith('http:'))
    return [addressFinding(candidate, `was fetched without TLS from ${host}`, { host, url }, 'Resolve it again over https.')]
  if (listed.has(host) || (isPublicAllowed && isPublicHost(host, candidate.ecosystem))) return []
  const fix = `If ${host} is a registry of yours, name it in audit-policy.json under "registries"; else find out who changed the lockfile.`
  return [addressFinding(candidate, `comes from ${host}, which is no registry of this project`, { host }, fix)]
}

/** A lockfile may send one name to another package's tarball: that is how a lockfile is poisoned. */
function findStrangeName(candidate: LockedPackage): readonly Finding[] {
  const url = candidate.source.kind === 'registry' ? candidate.source.url : undefined
  const actual = url !== undefined && candidate.ecosystem === 'npm' ? tarballName(url) : null
  if (!actual || (actual.name === candidate.name && actual.version === candidate.version)) return []
  const found = `${actual.name}@${actual.version}`
  const message = `is said to be ${candidate.name}@${candidate.version}, but its address is that of ${found}`
  return [
    { ...addressFinding(candidate, message, { found }, 'Find out who changed the lockfile, and write it anew.'), severity: 'critical' },
  ]
}

function addressFinding(candidate: LockedPackage, message: string, evidence: Finding['evidence'], fix: string): Finding {
  return findingAt(candidate, { code: 'integrity', severity: 'high', message, evidence, fix })
}
