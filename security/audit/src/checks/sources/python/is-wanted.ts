import { isCommit } from '../../../formats/read/read-git-place.ts'
import { readPythonGit } from '../../../formats/python/read-python-git.ts'
import type { LockedPackage } from '../../../locked-package.ts'
import type { PythonWant } from '../../../python-project/python-index.ts'

/** True where a manifest asks for the very repository, address or file that a package comes from. */
export function isWanted(want: PythonWant, { source }: LockedPackage): boolean {
  if (want.kind === 'registry' || source.url === undefined) return false
  if (source.kind === 'git') return want.kind === 'git' && isSameRepository(want, source.url)
  if (source.kind === 'tarball') return want.kind === 'tarball' && isSameAddress(want.url, source.url)
  return want.kind === 'file' && lastPart(want.url) === lastPart(source.url)
}

/** Of one repository, at the commit that is asked for; where uv notes what was asked, a branch or tag is compared too. */
function isSameRepository({ url, ref }: { readonly url: string; readonly ref: string }, locked: string): boolean {
  const [wanted, held] = [readPythonGit(url), readPythonGit(locked)]
  const asked = ref === '' ? wanted.asked : ref
  if (wanted.place !== held.place) return false
  if (/^[0-9a-f]{7,64}$/i.test(asked) && isCommit(held.ref)) return held.ref.startsWith(asked.toLowerCase())
  return asked === '' || held.asked === '' || held.asked === asked
}

/** The same but for credentials and what stands behind `#`. */
function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [URL.parse(one), URL.parse(other)]
  return a !== null && b !== null && a.protocol === b.protocol && a.host === b.host && a.pathname === b.pathname && a.search === b.search
}

/** A lock writes a path from the root where a member of the workspace wrote it from its own folder. */
function lastPart(path: string): string {
  return (
    path
      .replace(/[#?].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  )
}
