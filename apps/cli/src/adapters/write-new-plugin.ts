import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fault } from '../faults.ts'

/** Folder of the templates: beside the program's `dist`, or beside the source, whose folders are one deeper. */
const templates = [join(import.meta.dirname, '..', 'templates'), join(import.meta.dirname, '..', '..', 'templates')]

/** Name that a template bears in all its files. */
const placeholder = '@me/example'

/** The plugins that can be begun, each with a folder among the templates. */
export const pluginTemplates = ['tool', 'agent', 'search'] as const

type PluginTemplate = (typeof pluginTemplates)[number]

/** True for a plugin that can be begun. */
export function isPluginTemplate(kind: string): kind is PluginTemplate {
  return pluginTemplates.some((one) => one === kind)
}

/** A plugin to begin. */
export interface NewPlugin {
  readonly kind: PluginTemplate
  /** Name of its package, with or without a scope. */
  readonly name: string
  /** Folder that it is written to (absolute); it must not exist, or be empty. */
  readonly dir: string
  /** Version of the packages of Galley that it is built with. */
  readonly version: string
  /** Folder of packed tarballs (absolute) that stand in for released packages. */
  readonly sdkFrom: string | undefined
}

/** Compiler options of a plugin: what Node runs as it stands. */
const compilerOptions = {
  target: 'es2024',
  lib: ['es2025', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
}

interface Manifest extends Readonly<Record<string, unknown>> {
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Writes a plugin of one's own: source, manifest, README and a test that passes. Faults FOLDER_TAKEN, PACKAGES_MISSING. */
export function writeNewPlugin({ kind, name, dir, version, sdkFrom }: NewPlugin): void {
  if (existsSync(dir) && globSync('*', { cwd: dir }).length > 0) throw fault('FOLDER_TAKEN', { dir })
  const packages = sdkFrom === undefined ? null : findTarballs(sdkFrom, dir)
  const folder = templates.find(existsSync)
  if (folder === undefined) throw new Error('this Galley came without its templates')
  // The program lies in a folder of that name itself.
  cpSync(join(folder, kind), dir, { recursive: true, filter: (path) => !relative(folder, path).includes('node_modules') })
  for (const path of ['package.json', 'README.md'])
    writeFileSync(join(dir, path), readFileSync(join(dir, path), 'utf8').replaceAll(placeholder, name))
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest
  const own = Object.keys(manifest.devDependencies).filter((dependency) => dependency.startsWith('@galley/'))
  const versions = Object.fromEntries(own.map((dependency) => [dependency, packages?.get(dependency) ?? `^${version}`]))
  const overrides =
    packages === null ? {} : { overrides: Object.fromEntries([...packages].filter(([dependency]) => !own.includes(dependency))) }
  const text = { ...manifest, devDependencies: { ...manifest.devDependencies, ...versions }, ...overrides }
  writeFileSync(join(dir, 'package.json'), `${JSON.stringify(text, null, 2)}\n`)
  writeFileSync(join(dir, 'tsconfig.json'), `${JSON.stringify({ compilerOptions, include: ['src'] }, null, 2)}\n`)
  writeFileSync(join(dir, '.gitignore'), 'node_modules/\n*.tgz*\n')
  // The packer's own dependency would fetch or build a binary at install, which nothing here uses; what an author adds runs none either.
  writeFileSync(join(dir, '.npmrc'), 'ignore-scripts=true\n')
}

/** Finds the tarballs of Galley's packages (`galley-sdk-0.1.0.tgz`), as npm takes them: by name, with their path from the plugin. */
function findTarballs(folder: string, dir: string): ReadonlyMap<string, string> {
  const found = globSync('galley-[a-z]*.tgz', { cwd: folder }).map((file): [string, string] => {
    const path = relative(dir, join(folder, file)).split(sep).join('/')
    return [`@galley/${file.replace(/^galley-(.+?)-\d+\..*$/, '$1')}`, `file:${path}`]
  })
  const missing = ['@galley/sdk', '@galley/pack'].filter((name) => !found.some(([one]) => one === name))
  if (missing.length > 0) throw fault('PACKAGES_MISSING', { folder, names: missing.join(' and ') })
  return new Map(found)
}
