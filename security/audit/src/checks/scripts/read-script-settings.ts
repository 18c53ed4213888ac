import { gte } from 'semver'
import { parse } from 'yaml'
import type { ReadSibling } from '../../parsed-lockfile.ts'
import { readNpmrc } from '../../registry/read-npmrc.ts'
import { siblingFile } from '../../sibling-file.ts'
import { bunTrustedNames } from './bun-trusted-names.ts'
import { readManagerVersion } from './read-manager-version.ts'
import { readRecord, recordOf } from '../../installed/read-record.ts'

/** The install scripts that a project's package manager would run, by the files beside its lockfile. */
export interface ScriptSettings {
  /** Those of every package that is not refused, those of the allowed ones, or none. */
  readonly runs: 'all' | 'allowed' | 'nothing'
  /** Names that the project, or the manager by itself, lets run code. */
  readonly allowed: ReadonlySet<string>
  readonly refused: ReadonlySet<string>
  /** The place to write such a decision, for the advice; absent where the manager has none. */
  readonly place?: string
  /** The setting that lets everything run, where there is one. */
  readonly runsEverything?: string
}

type ReadSettings = (textOf: (name: string) => string | null, version: string | null) => ScriptSettings

/** True for a version that is known to be the one or a later one. */
const isFrom = (version: string | null, first: string): boolean => version !== null && gte(version, first)

/** npm runs all scripts before 12, and from then on those that `allowScripts` names. LavaMoat's list is a decision too. */
const readNpm: ReadSettings = (textOf, version) => {
  const manifest = readRecord(JSON.parse, textOf('package.json'))
  const npmrc = textOf('.npmrc')
  const isOpen = /^\s*dangerously-allow-all-scripts\s*=\s*true\b/m.test(npmrc ?? '')
  const lavamoat = Object.entries(recordOf(recordOf(manifest['lavamoat'])['allowScripts'])).map(
    ([path, is]) => [lastName(path), is] as const,
  )
  const decisions = [...Object.entries(recordOf(manifest['allowScripts'])), ...lavamoat]
  return {
    runs: readNpmrc(npmrc).ignoreScripts ? 'nothing' : isFrom(version, '12.0.0') && !isOpen ? 'allowed' : 'all',
    ...decidedBy(decisions),
    ...(isFrom(version, '12.0.0') ? { place: 'allowScripts of package.json' } : {}),
    ...(isOpen ? { runsEverything: 'dangerously-allow-all-scripts' } : {}),
  }
}

/**
 * pnpm runs all scripts before 10, unless a list says which, and from then on those of a list: `allowBuilds`, before 11 also the older
 * lists, of pnpm-workspace.yaml or of `pnpm` in package.json. From 11 on it reads no such setting of .npmrc.
 */
const readPnpm: ReadSettings = (textOf, version) => {
  const settings = {
    ...recordOf(readRecord(JSON.parse, textOf('package.json'))['pnpm']),
    ...readRecord(parse, textOf('pnpm-workspace.yaml')),
  }
  const only = [...namesOf(settings['onlyBuiltDependencies'])]
  const never = [...namesOf(settings['neverBuiltDependencies']), ...namesOf(settings['ignoredBuiltDependencies'])]
  const { allowed, refused } = decidedBy([
    ...Object.entries(recordOf(settings['allowBuilds'])),
    ...only.map((name) => [name, true] as const),
    ...never.map((name) => [name, false] as const),
  ])
  const isOpen = settings['dangerouslyAllowAllBuilds'] === true
  const isListed = settings['onlyBuiltDependencies'] !== undefined
  const runsAllBut = namesOf(settings['neverBuiltDependencies']).length > 0 && !isListed && !isFrom(version, '11.0.0')
  const isQuiet = readNpmrc(textOf('.npmrc')).ignoreScripts && !isFrom(version, '11.0.0')
  const runs = isOpen || runsAllBut ? 'all' : isListed || isQuiet || isFrom(version, '10.0.0') ? 'allowed' : 'all'
  return {
    runs: settings['ignoreScripts'] === true || (isQuiet && version !== null) ? 'nothing' : runs,
    allowed,
    refused,
    place: 'allowBuilds of pnpm-workspace.yaml',
    ...(isOpen ? { runsEverything: 'dangerouslyAllowAllBuilds' } : {}),
  }
}

/** yarn 1 runs all scripts; `ignore-scripts` of .yarnrc, and not that of .npmrc, stops it. */
const readYarnClassic: ReadSettings = (textOf) => ({
  runs: /^(?:--(?:install\.)?)?ignore-scripts\s+"?true"?\s*$/m.test(textOf('.yarnrc') ?? '') ? 'nothing' : 'all',
  ...decidedBy([]),
})

/** yarn 2 and later: `enableScripts` decides, which is off from 4.14 on; `dependenciesMeta.NAME.built` decides for one package. */
const readYarnBerry: ReadSettings = (textOf, version) => {
  const { enableScripts } = readRecord(parse, textOf('.yarnrc.yml'))
  const meta = Object.entries(recordOf(readRecord(JSON.parse, textOf('package.json'))['dependenciesMeta']))
  const isOn = typeof enableScripts === 'boolean' ? enableScripts : !isFrom(version, '4.14.0')
  return {
    runs: isOn ? 'all' : 'allowed',
    ...decidedBy(meta.map(([name, value]) => [name, recordOf(value)['built']] as const)),
    place: 'dependenciesMeta of package.json',
  }
}

/** bun runs the scripts of `trustedDependencies`; where a manifest has none, those of the names that bun trusts by itself. */
const readBun: ReadSettings = (textOf) => {
  const { trustedDependencies } = readRecord(JSON.parse, textOf('package.json'))
  const isQuiet = /^\s*ignoreScripts\s*=\s*true\b/m.test(textOf('bunfig.toml') ?? '') || readNpmrc(textOf('.npmrc')).ignoreScripts
  const names = trustedDependencies === undefined ? bunTrustedNames : namesOf(trustedDependencies)
  return {
    runs: isQuiet ? 'nothing' : 'allowed',
    ...decidedBy(names.map((name) => [name, true] as const)),
    place: 'trustedDependencies of package.json',
  }
}

const readers: Readonly<Record<string, readonly [manager: 'npm' | 'pnpm' | 'yarn' | null, read: ReadSettings]>> = {
  npm: ['npm', readNpm],
  pnpm: ['pnpm', readPnpm],
  'yarn-classic': [null, readYarnClassic],
  'yarn-berry': ['yarn', readYarnBerry],
  bun: [null, readBun],
}

/** Reads which install scripts would run; null for a format whose packages run none, or of which no manager is known. */
export function readScriptSettings(readText: ReadSibling, lockfile: string, format: string): ScriptSettings | null {
  const [manager, read] = (Object.hasOwn(readers, format) ? readers[format] : undefined) ?? []
  if (manager === undefined || read === undefined) return null
  const version = manager === null ? null : readManagerVersion(readText, lockfile, manager)
  return read((name) => readText(siblingFile(lockfile, name)), version)
}

/** Sorts decisions, by name or by `name@1.2.3 || 1.2.4`. */
function decidedBy(decisions: readonly (readonly [name: string, decision: unknown])[]): Pick<ScriptSettings, 'allowed' | 'refused'> {
  const having = (wanted: boolean): ReadonlySet<string> =>
    new Set(decisions.filter(([, decision]) => decision === wanted).map(([name]) => bareName(name)))
  return { allowed: having(true), refused: having(false) }
}

const bareName = (name: string): string => name.replace(/(?<=.)@.*$/, '')

const namesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').map(bareName) : []

/** LavaMoat writes paths, `a>b>c`. */
const lastName = (path: string): string => path.slice(path.lastIndexOf('>') + 1)
