import type { Finding } from '@galley/findings'
import { siblingFile } from '../../sibling-file.ts'
import type { CheckContext } from '../check.ts'

/** A setting that has a package manager take any certificate for that of its registry, or of a host that it names. */
interface Switch {
  /** Formats of the lockfiles whose package manager reads it. */
  readonly formats: readonly string[]
  /** Names of the files beside the lockfile where it stands; the lockfile itself where there are none. */
  readonly files: readonly string[]
  /** A line that turns the check off. */
  readonly line: RegExp
}

const npmrc = /^\s*["']?strict-ssl["']?\s*=\s*["']?false\b/i

const switches: readonly Switch[] = [
  { formats: ['npm', 'pnpm', 'yarn-classic'], files: ['.npmrc'], line: npmrc },
  { formats: ['yarn-classic'], files: ['.yarnrc'], line: /^\s*["']?strict-ssl["']?\s+["']?false\b/ },
  { formats: ['pnpm'], files: ['pnpm-workspace.yaml'], line: /^strictSsl:\s*["']?false\b/ },
  { formats: ['yarn-berry'], files: ['.yarnrc.yml'], line: /^\s*enableStrictSsl:\s*["']?false\b/ },
  { formats: ['requirements'], files: [], line: /^\s*--trusted-host[ =]\s*\S+/ },
  { formats: ['requirements'], files: ['pip.conf', 'pip.ini'], line: /^trusted[-_]host\s*[=:]\s*\S*/i },
  { formats: ['uv'], files: ['uv.toml', 'pyproject.toml'], line: /^\s*allow-insecure-host\s*=(?!\s*\[\s*\])/ },
  { formats: ['pipfile'], files: ['Pipfile'], line: /(?<=^\s*|^[^#]*[{,]\s*)verify_ssl\s*=\s*false\b/ },
  // Pipenv installs by the lockfile's own copy of the sources, which no hash of the Pipfile covers.
  { formats: ['pipfile'], files: [], line: /"verify_ssl"\s*:\s*false/ },
  { formats: ['poetry'], files: ['poetry.toml'], line: /^(?:certificates\..*\.)?cert\s*=\s*false\b/ },
  { formats: ['pdm'], files: ['pyproject.toml', 'pdm.toml'], line: /^\s*(?:pypi\.)?verify_ssl\s*=\s*false\b/ },
]

/**
 * Finds settings by which the package manager does not look whose certificate a registry shows: whoever is on the way can answer in its place, and
 * what is asked for without a hash is then anybody's. One finding for each line, however many lockfiles lie beside it.
 */
export function findUncheckedServers({ files, readText }: Pick<CheckContext, 'files' | 'readText'>): readonly Finding[] {
  const found = files.flatMap(({ path, format }) =>
    switches
      .filter(({ formats }) => formats.includes(format))
      .flatMap(({ files: names, line }) =>
        (names.length === 0 ? [path] : names.map((name) => siblingFile(path, name))).flatMap((file) =>
          findIn(file, readText(file) ?? '', line),
        ),
      ),
  )
  return [...new Map(found.map((finding) => [`${finding.at?.file}:${finding.at?.line}`, finding])).values()]
}

function findIn(file: string, text: string, pattern: RegExp): readonly Finding[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    // The setting alone: an address beside it may hold a password.
    const setting = pattern.exec(line)?.[0].trim()
    if (setting === undefined) return []
    return {
      code: 'exotic-source',
      severity: 'high',
      subject: file,
      at: { file, line: at + 1 },
      message: `\`${setting}\` takes any certificate for the registry's: whoever is on the way can answer in its place`,
      evidence: { setting },
      fix: "Take the line out; where the registry has a certificate of your own, name its authority's file instead.",
    } satisfies Finding
  })
}
