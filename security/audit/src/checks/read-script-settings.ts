import { parse } from 'yaml'
import { siblingFile } from '../sibling-file.ts'
import { readNpmrc } from '../registry/read-npmrc.ts'

/** A project's own settings of install scripts, from the files of its package manager beside the lockfile. */
export interface ScriptSettings {
  /** Names that the project decided on, to run them or not: either way it is no news. */
  readonly decided: readonly string[]
  /** The place to write such a decision, for the advice. */
  readonly place?: string
  readonly runsNothing: boolean
  /** The setting that lets everything run, where there is one. */
  readonly runsEverything?: string
}

/**
 * pnpm: `allowBuilds`, `onlyBuiltDependencies`, `neverBuiltDependencies`, `ignoredBuiltDependencies` and
 * `dangerouslyAllowAllBuilds` of pnpm-workspace.yaml or of `pnpm` in package.json; bun: `trustedDependencies`; npm:
 * `ignore-scripts` of .npmrc; LavaMoat: `allowScripts`; yarn: `enableScripts` of .yarnrc.yml.
 */
export function readScriptSettings(readText: (path: string) => string | null, lockfile: string): ScriptSettings {
  const isPnpm = lockfile.endsWith('pnpm-lock.yaml')
  const manifest = record(read(JSON.parse, readText(siblingFile(lockfile, 'package.json'))))
  const pnpm = isPnpm ? { ...record(manifest['pnpm']), ...record(read(parse, readText(siblingFile(lockfile, 'pnpm-workspace.yaml')))) } : {}
  const yarn = record(read(parse, readText(siblingFile(lockfile, '.yarnrc.yml'))))
  const lavamoat = record(record(manifest['lavamoat'])['allowScripts'])
  const lists = ['onlyBuiltDependencies', 'neverBuiltDependencies', 'ignoredBuiltDependencies'].map((key) => names(pnpm[key]))
  const decided = [
    ...names(pnpm['allowBuilds']),
    ...lists.flat(),
    ...names(manifest['trustedDependencies']),
    ...Object.keys(lavamoat).map(lastName),
  ]
  const isOpen = pnpm['dangerouslyAllowAllBuilds'] === true
  return {
    decided,
    ...(isPnpm ? { place: 'allowBuilds of pnpm-workspace.yaml' } : {}),
    runsNothing: yarn['enableScripts'] === false || readNpmrc(readText(siblingFile(lockfile, '.npmrc'))).ignoreScripts,
    ...(isOpen ? { runsEverything: 'dangerouslyAllowAllBuilds' } : {}),
  }
}

/** Names of a list, or of a record whose values say yes or no; `name@1.2.3 || 1.2.4` is a name with versions. */
function names(value: unknown): readonly string[] {
  const found = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : Object.keys(record(value))
  return found.map((name) => name.replace(/(?<=.)@.*$/, ''))
}

/** LavaMoat writes paths, `a>b>c`. */
const lastName = (path: string): string => path.slice(path.lastIndexOf('>') + 1)

function read(parser: (text: string) => unknown, text: string | null): unknown {
  try {
    return text === null ? null : parser(text)
  } catch {
    // A manifest that cannot be read decides nothing; the check of drift says so.
    return null
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}
