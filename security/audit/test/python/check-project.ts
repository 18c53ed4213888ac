import { posix } from 'node:path'
import { expect } from 'vitest'
import { integrityCheck } from '../../src/checks/integrity.ts'
import { sourcesCheck } from '../../src/checks/sources.ts'
import { defaultPolicy } from '../../src/policy/audit-policy.ts'
import { readLockfile } from '../../src/read-lockfile.ts'

/** A project's files by path: those with a lock's or requirements file's name are read as one. */
export type Files = Readonly<Record<string, string>>

/** The findings about places and pins, as `severity code name: message`. */
export async function check(files: Files, policy: object = {}): Promise<readonly string[]> {
  const readText = (path: string): string | null => files[posix.normalize(path)] ?? null
  const locks = Object.keys(files).filter((path) => /lock|requirements|\.in$/i.test(path))
  const readings = locks.map((path) =>
    readLockfile(
      path,
      new TextEncoder().encode(files[path]),
      (name) => readText(posix.join(posix.dirname(path), name)),
      path.endsWith('.in') ? 'requirements' : undefined,
    ),
  )
  for (const { parsed } of readings) expect(parsed.blindSpots).toEqual([])
  const context = {
    packages: readings.flatMap(({ parsed }) => parsed.packages),
    files: readings.map(({ path, format }) => ({ path, format })),
    policy: { ...defaultPolicy, ...policy },
    readText,
    clock: () => new Date(0),
  }
  const findings = [...(await sourcesCheck.run(context)), ...(await integrityCheck.run(context))]
  return findings.map(
    ({ severity, code, subject, message }) => `${severity} ${code} ${subject.replace(/^pkg:pypi\/|[@?].*$/g, '')}: ${message}`,
  )
}

/** A hash that is none of a real file. */
export const sha = 'sha256:50e721e49c013f00c62cf59f2163542a9d8df02464efeb615d31051b0fddc326'
/** A whole commit. */
export const commit = '4c0dc3d1ec3ab1e63e4bd5ee5ba5c42a1ab4a2d6'
/** uv's source for PyPI. */
export const pypi = 'registry = "https://pypi.org/simple"'
/** The `wheels` of an entry of uv.lock. */
export const wheel = (name: string, version: string, host = 'https://files.pythonhosted.org/packages'): string =>
  `wheels = [{ url = "${host}/${name}-${version}-py3-none-any.whl", hash = "${sha}" }]`
/** A uv.lock of these entries. */
export const uvLock = (...packages: readonly string[]): string =>
  ['version = 1\nrevision = 3\nrequires-python = ">=3.11"\n', ...packages.map((one) => `[[package]]\n${one}\n`)].join('\n')
/** The project in a uv.lock. */
export const root = (...needs: readonly string[]): string =>
  `name = "app"\nversion = "0.1.0"\nsource = { virtual = "." }\ndependencies = [${needs.map((name) => `{ name = "${name}" }`).join(', ')}]`
/** An entry of uv.lock. */
export const entry = (name: string, version: string, source: string, rest: string): string =>
  `name = "${name}"\nversion = "${version}"\nsource = { ${source} }\n${rest}`
/** A pyproject.toml with these dependencies. */
export const pyproject = (dependencies: string, more = ''): string =>
  `[project]\nname = "app"\nversion = "0.1.0"\ndependencies = [${dependencies}]\n${more}`
/** An honest entry of uv.lock. */
export const idna = entry('idna', '3.10', pypi, wheel('idna', '3.10'))
