import type { Fixer } from './fixer.ts'
import { fixBun, fixManifest, fixNpm } from './fix-npm.ts'
import { fixPnpm } from './fix-pnpm.ts'
import { fixPdm, fixPipfile, fixPoetry } from './fix-poetry.ts'
import { fixRequirements } from './fix-requirements.ts'
import { fixUv } from './fix-uv.ts'
import { fixYarn } from './fix-yarn.ts'

/** The fixer of each format; the others are results of something else, or bills of material, and are not edited. */
export const fixers: Readonly<Record<string, Fixer>> = {
  npm: fixNpm,
  pnpm: fixPnpm,
  'yarn-classic': fixYarn,
  'yarn-berry': fixYarn,
  bun: fixBun,
  'package-json': fixManifest,
  uv: fixUv,
  poetry: fixPoetry,
  pdm: fixPdm,
  pipfile: fixPipfile,
  requirements: fixRequirements,
}
