import type { LockfileFormat } from './lockfile-format.ts'
import { bunFormat } from './bun/bun-format.ts'
import { packageJsonFormat } from './manifest/package-json-format.ts'
import { npmFormat } from './npm/npm-format.ts'
import { pnpmFormat } from './pnpm/pnpm-format.ts'
import { pdmFormat } from './python/pdm-format.ts'
import { pipfileFormat } from './python/pipfile-format.ts'
import { poetryFormat } from './python/poetry-format.ts'
import { pylockFormat } from './python/pylock-format.ts'
import { requirementsFormat } from './python/requirements-format.ts'
import { uvFormat } from './python/uv-format.ts'
import { cycloneDxFormat } from './sbom/cyclonedx-format.ts'
import { spdxFormat } from './sbom/spdx-format.ts'
import { yarnBerryFormat } from './yarn/yarn-berry-format.ts'
import { yarnClassicFormat } from './yarn/yarn-classic-format.ts'

/** Every format, in the order in which content is tried: what only one format can look like comes first. */
export const formats: readonly LockfileFormat[] = Object.freeze([
  bunFormat,
  npmFormat,
  pnpmFormat,
  yarnBerryFormat,
  yarnClassicFormat,
  uvFormat,
  poetryFormat,
  pdmFormat,
  pylockFormat,
  pipfileFormat,
  cycloneDxFormat,
  spdxFormat,
  requirementsFormat,
  packageJsonFormat,
])
