import { readGitPlace } from '../../formats/read/read-git-place.ts'
import type { LockedPackage } from '../../locked-package.ts'
import { findOrigin } from '../../origin/find-origin.ts'
import type { Allowed } from './allowed-registries.ts'
import { judgeAddress } from './judge-address.ts'

/** A way in which the place of a package is not what it should be. `detail` is a host, or the release that was found. */
export interface PlaceFault {
  readonly kind:
    | 'redirected'
    | 'exotic'
    | 'insecure'
    | 'insecure-by-choice'
    | 'strange-host'
    | 'strange-path'
    | 'other-release'
    | 'runs-code'
  readonly locked: LockedPackage
  readonly detail: string
}

/** The settings of one lockfile's project that decide about places. */
interface Project {
  readonly allowed: Allowed
  /** Dependencies of dependencies may come from repositories and addresses (pnpm's `blockExoticSubdeps`), or a pnpmfile rewrites what they ask for. */
  readonly isExoticAllowed: boolean
}

/** Judges a package's place: whether what asks for it and the registries of the project explain it, and whether nobody on the way can change it. */
export function judgePlace(locked: LockedPackage, url: URL | null, project: Project): readonly PlaceFault[] {
  const { source, asked } = locked
  const fault = (kind: PlaceFault['kind'], detail = ''): PlaceFault => ({ kind, locked, detail })
  if (source.kind === 'workspace') return []
  const origin = findOrigin(locked)
  if (origin === 'registry') {
    if (url !== null && source.kind !== 'git')
      return judgeAddress(locked, url, project.allowed).map(({ kind, detail }) => fault(kind, detail))
    const isByName = source.url === undefined || source.url.startsWith('runtime:')
    return isByName ? [] : [fault('redirected')]
  }
  const insecure = /^(?:git\+)?(?:http|git):/i.test(source.url ?? '') ? [fault('insecure', hostOf(source.url ?? ''))] : []
  if (origin === 'nobody') return [fault(asked?.length === 0 && project.isExoticAllowed ? 'exotic' : 'redirected'), ...insecure]
  const isExotic = origin === 'package' && (source.kind === 'git' || source.kind === 'tarball' || asked !== undefined)
  return [...(isExotic ? [fault('exotic')] : []), ...(source.url?.startsWith('exec:') ? [fault('runs-code')] : []), ...insecure]
}

function hostOf(url: string): string {
  return readGitPlace(url).place.split('/', 1)[0] ?? ''
}
