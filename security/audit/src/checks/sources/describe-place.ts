import type { Finding } from '@galley/findings'
import { isPublicHost } from '../../registry/registry-hosts.ts'
import { findingAt } from '../finding-at.ts'
import type { PlaceFault } from './judge-place.ts'

/** The files in which each package manager is told its registries. */
const settings: Readonly<Record<string, string>> = {
  pnpm: '.npmrc or pnpm-workspace.yaml',
  'yarn-classic': '.npmrc or .yarnrc',
  'yarn-berry': '.yarnrc.yml',
  bun: '.npmrc or bunfig.toml',
  uv: 'pyproject.toml as a [[tool.uv.index]]',
  poetry: 'pyproject.toml as a [[tool.poetry.source]]',
  pdm: 'pyproject.toml as a [[tool.pdm.source]]',
  pipfile: 'the Pipfile as a [[source]]',
  pylock: 'pyproject.toml as an index of your package manager',
  requirements: 'the file by --index-url',
}

/** pnpm's lockfile does not say what a package asks for; pnpm itself refuses such dependencies of dependencies unless it is told not to. */
const pnpmFix =
  'If the package above it asks for that, say so (blockExoticSubdeps: false in pnpm-workspace.yaml), or override it with a release; else find out who changed the lockfile.'

/** Says what to do about a host that is no registry of the project. */
export function strangeHostFix(host: string, format: string): string {
  if (isPublicHost(host, 'npm') || isPublicHost(host, 'PyPI'))
    return `The policy lists the registries that are allowed, and ${host} is none of them: name it in audit-policy.json under "registries" too, or resolve from one that is.`
  return `If ${host} is a registry of yours, name it in ${settings[format] ?? '.npmrc'}, or in audit-policy.json under "registries"; else find out who changed the lockfile.`
}

/** Makes a finding of a place that is not what it should be. */
export function describePlace({ kind, locked, detail }: PlaceFault, format: string): Finding {
  const { source, asked = [] } = locked
  const url = source.url ?? source.kind
  const specifiers = asked.map(({ specifier }) => specifier)
  const finding = (severity: Finding['severity'], message: string, fix: string, evidence: Finding['evidence'] = {}): Finding =>
    findingAt(locked, { code: 'exotic-source', severity, message, fix, evidence: { url, asked: specifiers, ...evidence } })
  const restore = 'Find out who changed the lockfile, and write it anew.'
  switch (kind) {
    case 'redirected':
      return finding(
        'high',
        `comes from ${url}, and ${whatIsAsked(specifiers)}`,
        specifiers.length === 0 && format === 'pnpm' ? pnpmFix : restore,
      )
    case 'exotic':
      return finding(
        'medium',
        `comes from ${source.kind === 'git' ? 'a repository' : source.kind === 'file' ? 'a file' : 'an address'} instead of the registry: ${url}`,
        'Ask the package above it for a published release, or override it with one.',
        { kind: source.kind },
      )
    case 'insecure':
      return finding('high', `is fetched without TLS from ${detail}`, 'Ask for it over https, and write the lockfile anew.', {
        host: detail,
      })
    case 'insecure-by-choice':
      return finding(
        'medium',
        `is fetched without TLS from ${detail}, as the project's settings ask`,
        `Give ${detail} a certificate, and its address an https.`,
        {
          host: detail,
        },
      )
    case 'strange-host':
      return finding('high', `comes from ${detail}, which is no registry of this project`, strangeHostFix(detail, format), { host: detail })
    case 'strange-path':
      return finding('high', `comes from ${url}, which is not where ${detail} serves ${locked.name}@${locked.version}`, restore, {
        host: detail,
      })
    case 'other-release':
      return finding('critical', `is said to be ${locked.name}@${locked.version}, but its address is that of ${detail}`, restore, {
        found: detail,
      })
    case 'runs-code':
      return finding(
        'medium',
        `is made at install by a program of the project: ${url}`,
        'Read the program; a package that is built once and published needs none.',
      )
  }
}

function whatIsAsked(specifiers: readonly string[]): string {
  return specifiers.length === 0 ? 'nothing in the lockfile asks for that' : `what is asked for is ${specifiers.slice(0, 3).join(', ')}`
}
