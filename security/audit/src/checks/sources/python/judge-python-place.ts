import { readPythonGit } from '../../../formats/python/read-python-git.ts'
import type { LockedPackage } from '../../../locked-package.ts'
import type { PythonWant } from '../../../python-project/python-index.ts'
import type { PythonProject } from '../../../python-project/read-python-project.ts'
import { judgeAddress } from '../judge-address.ts'
import type { PlaceFault } from '../judge-place.ts'
import { isWanted } from './is-wanted.ts'
import { judgeFiles } from './judge-files.ts'
import type { PythonLockfile } from './python-lockfile.ts'

/** Judges a Python package's place: whether the manifests and the indexes of the project explain it, and whether nobody on the way can change it. */
export function judgePythonPlace(locked: LockedPackage, lockfile: PythonLockfile): readonly PlaceFault[] {
  const { source } = locked
  const fault = (kind: PlaceFault['kind'], detail = ''): PlaceFault => ({ kind, locked, detail })
  if (source.kind === 'workspace') return []
  if (source.kind === 'registry') {
    const url = URL.parse(source.url ?? `https://${source.host ?? ''}/`)
    const ofIndex = url === null || source.host === undefined ? [] : judgeAddress(locked, url, lockfile.allowed)
    // An index without TLS is one, whoever named it: what it answers is what is installed.
    const faults = ofIndex.map(({ kind, detail }) => fault(kind === 'insecure-by-choice' ? 'insecure' : kind, detail))
    return [...faults, ...judgeFiles(locked, lockfile).map(({ kind, detail }) => fault(kind, detail))]
  }
  const insecure = /^(?:(?:git|hg|svn|bzr)\+)?(?:http|git):/i.test(source.url) ? [fault('insecure', hostOf(source.url))] : []
  const other = judgeFiles({ ...locked, files: source.kind === 'git' ? [] : [{ place: source.url }] }, lockfile)
  const named = other.filter(({ kind }) => kind === 'other-release').map(({ kind, detail }) => fault(kind, detail))
  return [...explain(locked, lockfile), ...insecure, ...named]
}

/** An index's package may not ask for addresses (PyPI refuses it, uv too): only the project does, and what is itself no release of an index. */
function explain(locked: LockedPackage, { format, packages, project }: PythonLockfile): readonly PlaceFault[] {
  const { name, direct, path, source } = locked
  if (project.wants === null && direct) return []
  if (format === 'requirements') return source.kind === 'file' ? [] : [{ kind: 'exotic', locked, detail: '' }]
  if (isInIndex(source.url ?? '', project)) return []
  const wants = project.wants?.get(name)
  if (wants?.some((want) => isWanted(want, locked))) return []
  if (wants !== undefined)
    return [
      {
        kind: 'redirected',
        locked: { ...locked, asked: [...new Set(wants.map((want) => say(name, want)))].map((specifier) => ({ specifier })) },
        detail: '',
      },
    ]
  const others = packages.filter((one) => one.name !== name && one.source.kind !== 'registry').map((one) => one.name)
  const isBelow = path.length > 1 ? path.some((one) => others.includes(one)) : others.length > 0
  return [{ kind: isBelow || !project.isWhole ? 'exotic' : 'redirected', locked, detail: '' }]
}

/** A folder of files that the project names as an index (`find-links`, a flat index). */
function isInIndex(place: string, { indexes }: PythonProject): boolean {
  const bare = (path: string): string =>
    path
      .replace(/^file:(?:\/\/)?/i, '')
      .replace(/^\.\//, '')
      .replace(/\/+$/, '')
  return indexes.some(({ url }) => !/^https?:/i.test(url) && bare(url) !== '' && bare(place).startsWith(`${bare(url)}/`))
}

function say(name: string, want: PythonWant): string {
  return want.kind === 'registry' ? `${name} from an index` : want.url
}

function hostOf(url: string): string {
  return readPythonGit(url).place.split('/', 1)[0] ?? ''
}
