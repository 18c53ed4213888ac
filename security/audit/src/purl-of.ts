import { redactAddresses } from '@galley/fault'
import { writePurl } from '@galley/findings'
import type { PackageSource } from './locked-package.ts'
import { normalName } from './normal-name.ts'
import type { Ecosystem } from './ecosystem.ts'

/**
 * The package URL of a locked package: `pkg:npm/%40scope/name@1.0.0`, `pkg:pypi/name@1.0`.
 * An address in place of a version stays out of it. A package from elsewhere than a registry carries that place, so that it is never
 * taken for the registry's package of that name; who may fetch it there is no part of what it is.
 */
export function purlOf(ecosystem: Ecosystem, name: string, version: string, source?: PackageSource): string {
  const parts = normalName(ecosystem, redactAddresses(name)).split('/')
  const last = parts.pop() ?? ''
  return writePurl({
    type: ecosystem === 'npm' ? 'npm' : 'pypi',
    ...(parts.length === 0 ? {} : { namespace: parts.join('/') }),
    name: last,
    ...(version === '' || /[/:]/.test(version) ? {} : { version: redactAddresses(version) }),
    qualifiers: qualifiersOf(source),
  })
}

function qualifiersOf(source: PackageSource | undefined): Readonly<Record<string, string>> {
  if (source === undefined || source.kind === 'registry' || source.kind === 'workspace') return {}
  const url = redactAddresses(source.url)
  return source.kind === 'git' ? { vcs_url: url } : { download_url: url }
}
