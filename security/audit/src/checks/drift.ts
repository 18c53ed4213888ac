import type { Finding } from '@galley/findings'
import { posix } from 'node:path'
import { siblingFile } from '../sibling-file.ts'
import type { Check } from './check.ts'
import type { DriftLock } from './drift/drift-lock.ts'
import { judgeBun } from './drift/judge-bun.ts'
import { judgeNpm } from './drift/judge-npm.ts'
import { judgePdm, judgePipfile, judgePoetry } from './drift/judge-hashed.ts'
import { judgePnpm } from './drift/judge-pnpm.ts'
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

/** Checks that each lockfile was made for the manifests around it, as strictly as its own package manager does, and no more. */
export const driftCheck: Check = {
  name: 'drift',
  needs: [],
  run: ({ files, packages, readText }) =>
    files.flatMap(({ path: file, format }) => {
      const text = readText(file)
      const judge = judges[format]
      if (judge === undefined || text === null) return []
      const at = (path: string): string => posix.normalize(siblingFile(file, path))
      const siblings = Object.assign((path: string) => readText(at(path)), { list: (folder: string) => readText.list?.(at(folder)) ?? [] })
      return judge({ file, text, packages: packages.filter((one) => one.file === file), files: siblings })
    }),
}
