import type { Finding } from '@galley/findings'
import { posix } from 'node:path'
import { purlOf } from '../purl-of.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check } from './check.ts'
import type { DriftLock } from './drift/drift-lock.ts'
import { judgeBun } from './drift/judge-bun.ts'
import { judgeNpm } from './drift/judge-npm.ts'
import { judgePdm, judgePipfile, judgePoetry } from './drift/judge-hashed.ts'
import { judgePnpm } from './drift/judge-pnpm.ts'
import { judgeVersions } from './drift/judge-versions.ts'
import { judgeUv } from './drift/judge-uv.ts'
import { judgeYarnBerry } from './drift/judge-yarn-berry.ts'
import { judgeYarnClassic } from './drift/judge-yarn-classic.ts'

/** The judge of each format that is made from a manifest: a list of requirements, say, has none. */
const judges: Readonly<Record<string, (lock: DriftLock) => readonly Finding[]>> = {
  npm: judgeNpm,
  pnpm: judgePnpm,
  'yarn-classic': judgeYarnClassic,
  'yarn-berry': judgeYarnBerry,
  bun: judgeBun,
  uv: judgeUv,
  poetry: judgePoetry,
  pdm: judgePdm,
  pipfile: judgePipfile,
}

/** The names by which package managers find their lockfiles. */
const isInstalledFrom = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|(?:yarn|bun|uv|poetry|pdm|Pipfile)\.lock)$/

/** Checks that each lockfile was made for the manifests around it, as strictly as its own package manager does, and no more. */
export const driftCheck: Check = {
  name: 'drift',
  needs: [],
  run: ({ files, packages, readText }) =>
    files.flatMap(({ path: file, format }) => {
      const text = readText(file)
      const judge = judges[format]
      // A lockfile under another name (kept for an SBOM, say) is nobody's install.
      if (judge === undefined || text === null || !isInstalledFrom.test(file)) return []
      const at = (path: string): string => posix.normalize(siblingFile(file, path))
      const siblings = Object.assign((path: string) => readText(at(path)), { list: (folder: string) => readText.list?.(at(folder)) ?? [] })
      const held = packages.filter((one) => one.file === file)
      const found = judge({ file, text, packages: held, files: siblings })
      const named = new Set(found.map(({ subject }) => subject))
      // Without the manifest nobody knows its overrides, which may ask for another version; pnpm and Bun repeat them in the lockfile.
      if (!['pnpm', 'bun'].includes(format) && siblings('package.json') === null) return found
      return [...found, ...judgeVersions(held.filter(({ ecosystem, name }) => !named.has(purlOf(ecosystem, name, ''))))]
    }),
}
