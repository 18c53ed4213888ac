import type { ReleaseFile } from './archive/release-files.ts'
import type { Problem, Profile } from './profile.ts'
import { textOf } from './text-of.ts'

/** Facts of a release that its manifest states. */
export type ManifestFacts = Pick<Profile, 'installScripts' | 'dependencies' | 'bins'>

/** Scripts of a package that npm runs when it is installed from a registry (`docs.npmjs.com/cli/using-npm/scripts`). */
const installed = ['preinstall', 'install', 'postinstall'] as const

/** True for a file that says something of the whole release, and for others of its name. */
export function isManifest(path: string): boolean {
  return /(?:^|\/)(?:package\.json|PKG-INFO|METADATA|entry_points\.txt|pyproject\.toml)$/.test(path)
}

/** Reads `package.json`, or the metadata of a wheel or an sdist (PEP 643, PEP 621 left to them). A manifest that is broken is a problem. */
export function readManifest(files: ReadonlyMap<string, ReleaseFile>): {
  readonly manifest: ManifestFacts
  readonly problem: Problem | null
} {
  const npm = files.get('package.json')
  if (npm === undefined) return { manifest: readMetadata(files), problem: null }
  try {
    const json = record(JSON.parse(textOf(npm.bytes)))
    return { manifest: readNpmManifest(json, files), problem: null }
  } catch (error) {
    const what = `it is no JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`
    return { manifest: { installScripts: {}, dependencies: {}, bins: [] }, problem: { path: 'package.json', what, isHostile: false } }
  }
}

function readNpmManifest(json: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, ReleaseFile>): ManifestFacts {
  const scripts = texts(json['scripts'])
  const own = Object.fromEntries(installed.flatMap((name) => (scripts[name] ? [[name, writtenOut(scripts[name], scripts)]] : [])))
  // npm runs node-gyp where there is a binding.gyp and no script of these two names.
  const gyp = files.has('binding.gyp') && !own['install'] && !own['preinstall'] && json['gypfile'] !== false
  const { bin, name } = json
  return {
    installScripts: gyp ? { ...own, install: 'node-gyp rebuild' } : own,
    dependencies: { ...texts(json['dependencies']), ...texts(json['optionalDependencies']) },
    bins: typeof bin === 'string' ? [lastPart(typeof name === 'string' ? name : '')] : Object.keys(record(bin)).sort(),
  }
}

/** A wheel's METADATA, or an sdist's PKG-INFO; a `setup.py` runs when an sdist is installed, a `.pth` file and `sitecustomize.py` whenever Python starts. */
function readMetadata(files: ReadonlyMap<string, ReleaseFile>): ManifestFacts {
  const path = [...files.keys()].find((one) => /^[^/]+\.dist-info\/METADATA$/.test(one)) ?? (files.has('PKG-INFO') ? 'PKG-INFO' : undefined)
  const text = path === undefined ? '' : textOf(files.get(path)?.bytes)
  const dependencies = [...text.matchAll(/^Requires-Dist:[ \t]*([A-Za-z0-9._-]+)[ \t]*([^\n]*)$/gm)]
    .filter(([, , rest = '']) => !/\bextra\s*==/.test(rest))
    .map(([, name = '', rest = '']): [string, string] => [name.toLowerCase().replaceAll(/[-_.]+/g, '-'), rest.trim()])
  const entry = [...files].find(([one]) => one.endsWith('.dist-info/entry_points.txt'))
  const section = entry === undefined ? '' : (/\[console_scripts\]([^[]*)/.exec(textOf(entry[1].bytes))?.[1] ?? '')
  const runs = [...files.keys()].filter((one) =>
    /^(?:setup\.py|(?:[^/]+\.data\/(?:purelib|platlib)\/)?(?:[^/]+\.pth|(?:site|user)customize\.py))$/.test(one),
  )
  return {
    installScripts: { ...Object.fromEntries(runs.map((one) => [one, one])), ...buildHooks(files) },
    dependencies: Object.fromEntries(dependencies),
    bins: [...section.matchAll(/^\s*([\w.-]+)\s*=/gm)].map(([, name = '']) => name).sort(),
  }
}

/** Code of an sdist that runs when it is built, beside `setup.py`: its own backend (PEP 517, `backend-path`), the hooks of Hatch, PDM and Poetry. */
function buildHooks(files: ReadonlyMap<string, ReleaseFile>): Readonly<Record<string, string>> {
  const text = textOf(files.get('pyproject.toml')?.bytes)
  const folder = /^\s*backend-path\s*=\s*\[\s*["']([^"'\n]*)["']/m.exec(text)?.[1]
  const backend = folder === undefined ? undefined : /^\s*build-backend\s*=\s*["']([\w.]+)/m.exec(text)?.[1]
  const named = backend === undefined ? [] : [`${folder === '.' || folder === '' ? '' : `${folder}/`}${backend.replaceAll('.', '/')}.py`]
  const hooks = /\bhooks\.custom\b/.test(text)
    ? [/hooks\.custom\][^[]*?\bpath\s*=\s*["']([^"'\n]+)/.exec(text)?.[1] ?? 'hatch_build.py']
    : []
  const others = [...text.matchAll(/^\s*(?:custom-hook|script)\s*=\s*["']([\w./-]+\.py)["']/gm)].map(({ 1: path = '' }) => path)
  return Object.fromEntries([...named, ...hooks, ...others].filter((one) => files.has(one)).map((one) => [one, one]))
}

/** A script with those that it calls by name behind it. */
function writtenOut(script: string, scripts: Readonly<Record<string, string>>): string {
  const called = [...script.matchAll(/\b(?:npm|pnpm|yarn|bun)\s+(?:run(?:-script)?\s+)?(?:-\S+\s+)*([\w:.-]+)/g)].flatMap(
    ({ 1: name = '' }) => scripts[name] ?? [],
  )
  return [script, ...called].join(' ; ')
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
