import type { Finding } from '@galley/findings'
import { parse as parseJsonc } from 'jsonc-parser'
import { normalName } from '../normal-name.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check, CheckContext } from './check.ts'
import type { LockedManifests } from './drift/locked-manifests.ts'
import { compareCatalogs } from './drift/compare-catalogs.ts'
import { compareManifest } from './drift/compare-manifest.ts'
import { driftFinding } from './drift/drift-finding.ts'
import { readBunManifests, readNpmManifests } from './drift/read-npm-manifests.ts'
import { readPnpmManifests } from './drift/read-pnpm-manifests.ts'
import { readPythonNames } from './drift/read-python-names.ts'
import { readManifest } from '../read-manifest.ts'
import { readYarnDescriptors } from './drift/read-yarn-descriptors.ts'

/** Checks that the lockfile was made for the manifest beside it. Lockfiles without one are not compared. */
export const driftCheck: Check = {
  name: 'drift',
  needs: [],
  run: (context) => context.files.flatMap(({ path }) => checkFile(context, path)),
}

function checkFile(context: CheckContext, file: string): readonly Finding[] {
  const name = file.slice(file.lastIndexOf('/') + 1)
  if (name === 'yarn.lock') return checkYarn(context, file)
  if (name === 'Pipfile.lock') return checkPython(context, file, 'Pipfile')
  if (name === 'uv.lock' || name === 'poetry.lock' || name === 'pdm.lock') return checkPython(context, file, 'pyproject.toml')
  const memory = remember(context, file, name)
  if (!memory) return []
  return [
    ...memory.manifests.flatMap(({ folder, specifiers }) => {
      const path = siblingFile(file, folder === '' || folder === '.' ? 'package.json' : `${folder}/package.json`)
      const text = context.readText(path)
      return text === null ? [] : compareManifest({ path, text, specifiers, overridden: memory.overridden })
    }),
    ...(memory.catalogs ? compareCatalogs(file, memory.catalogs, context.readText) : []),
  ]
}

function remember({ readText }: CheckContext, file: string, name: string): LockedManifests | null {
  const read = {
    'package-lock.json': readNpmManifests,
    'npm-shrinkwrap.json': readNpmManifests,
    'pnpm-lock.yaml': readPnpmManifests,
    'bun.lock': (text: string) => readBunManifests(parseJsonc(text)),
  }
  if (!Object.hasOwn(read, name)) return null
  const text = readText(file)
  return text === null ? null : read[name as keyof typeof read](text)
}

/** yarn remembers no manifest, but has an entry for each descriptor that it resolved. */
function checkYarn({ readText }: CheckContext, file: string): readonly Finding[] {
  const path = siblingFile(file, 'package.json')
  const [lock, text] = [readText(file), readText(path)]
  const manifest = text === null ? null : readManifest(text)
  if (lock === null || text === null || !manifest) return []
  const descriptors = readYarnDescriptors(lock)
  return [...manifest.asked]
    .filter(
      ([name, specifier]) => !manifest.overridden.has(name) && !/^[a-z]+:/.test(specifier) && !descriptors.has(`${name}@${specifier}`),
    )
    .map(([name, specifier]) =>
      driftFinding({
        name,
        file: path,
        text,
        message: `is asked for as ${specifier}, which the lockfile does not hold`,
        evidence: { specifier },
      }),
    )
}

function checkPython({ readText, packages }: CheckContext, file: string, manifest: string): readonly Finding[] {
  const path = siblingFile(file, manifest)
  const text = readText(path)
  const asked = text === null ? null : readPythonNames(text)
  if (text === null || !asked) return []
  const held = new Set(packages.filter((candidate) => candidate.file === file).map(({ name }) => normalName('PyPI', name)))
  return asked
    .filter((name) => !held.has(name))
    .map((name) =>
      driftFinding({ name, file: path, text, ecosystem: 'PyPI', message: `is asked for, and the lockfile does not hold it`, evidence: {} }),
    )
}
