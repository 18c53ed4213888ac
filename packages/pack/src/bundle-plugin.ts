import { isBuiltin } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fault } from './faults.ts'
import { createOwnerFinder, moduleLabel, type ModuleOwner } from './module-owner.ts'
import type { PluginSource } from './read-plugin.ts'
import { standInFor } from './stand-in-for.ts'

/** A module that ended up in the bundle. */
export interface BundledModule {
  /** Absolute path. */
  readonly path: string
  /** Its path without the machine's own part: the same on every machine. */
  readonly label: string
  readonly owner: ModuleOwner
}

/** A plugin as one file. */
export interface PluginBundle {
  readonly code: Uint8Array
  /** A source map without sources; its paths are module labels. */
  readonly map: Uint8Array
  readonly modules: readonly BundledModule[]
}

/**
 * Bundles a plugin's source to one ESM file that imports nothing. The same source gives the same bytes on every machine.
 * @throws PACK_FAILED PLUGIN_IMPORTS DEPENDENCY_MISSING
 */
export async function bundlePlugin(plugin: PluginSource): Promise<PluginBundle> {
  const findOwner = createOwnerFinder()
  const labelOf = (path: string): string => {
    const owner = findOwner(path)
    return owner === undefined ? path : moduleLabel(path, owner)
  }
  const importers = new Map<string, string>()
  const chunk = await generate(plugin, labelOf, (module, importer) => importers.set(module, importer))
  refuseImports(plugin, new Set([...chunk.imports, ...chunk.dynamicImports, ...builtinsRequired(chunk.code)]), (module) => {
    const importer = importers.get(module)
    return importer === undefined ? module : `${module} (in ${labelOf(importer).replace(`${plugin.name}@${plugin.version}/`, '')})`
  })
  if (!chunk.exports.includes('default'))
    throw fault('PACK_FAILED', { name: plugin.name, why: 'its main file exports no plugin as default' })
  const modules = Object.keys(chunk.modules)
    // Helpers that the bundler itself writes: they are the tool's, which the SBOM names among its tools.
    .filter((id) => !id.startsWith('\0rolldown/'))
    .map((path): BundledModule => {
      const owner = findOwner(path)
      if (owner === undefined) throw fault('PACK_FAILED', { name: plugin.name, why: `nobody owns the module ${path}` })
      return { path, label: moduleLabel(path, owner), owner }
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1))
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  return { code: encode(chunk.code), map: encode(`${JSON.stringify(chunk.map)}\n`), modules }
}

interface Chunk {
  readonly code: string
  readonly imports: readonly string[]
  readonly dynamicImports: readonly string[]
  readonly exports: readonly string[]
  readonly map: object | null
  readonly modules: Readonly<Record<string, unknown>>
}

/** Refuses a bundle that still imports: modules of Node, or packages that are not there. `describe` says where a module is imported. */
function refuseImports({ name }: PluginSource, imports: ReadonlySet<string>, describe: (module: string) => string): void {
  const builtins = [...imports].filter((module) => isBuiltin(module))
  const packages = [...imports].filter((module) => !isBuiltin(module))
  if (packages.length > 0) {
    const names = packages.map((module) => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module)
    throw fault('DEPENDENCY_MISSING', { name, imports: packages.map(describe).join(', '), packages: [...new Set(names)].join(' ') })
  }
  if (builtins.length === 0) return
  const instead = builtins.map((module) => `for ${module} ${standInFor(module)}`)
  throw fault('PLUGIN_IMPORTS', { name, imports: builtins.map(describe).join(', '), instead: instead.join('; ') })
}

async function generate(
  plugin: PluginSource,
  labelOf: (path: string) => string,
  onImport: (module: string, importer: string) => void,
): Promise<Chunk> {
  const { rolldown } = await import('rolldown')
  const fail = (cause: unknown): Error => fault('PACK_FAILED', { name: plugin.name, why: sayBuildError(cause) }, { cause })
  const file = join(plugin.dir, 'dist', 'plugin.mjs')
  const build = await rolldown({
    cwd: plugin.dir,
    input: `./${plugin.manifest.main}`,
    platform: 'neutral',
    tsconfig: false,
    // A module of WebAssembly becomes its bytes, in base64.
    moduleTypes: { '.wasm': 'binary' },
    resolve: { conditionNames: ['galley-source', 'import', 'module', 'default'], mainFields: ['module', 'main'] },
    experimental: { attachDebugInfo: 'none' },
    logLevel: 'silent',
    plugins: [
      {
        name: 'importers',
        resolveId: {
          filter: { id: /^[^./]/ },
          handler: (module, importer) => {
            if (importer !== undefined) onImport(module, importer)
            return null
          },
        },
      },
    ],
  })
  try {
    const { output } = await build.generate({
      format: 'esm',
      codeSplitting: false,
      entryFileNames: 'plugin.mjs',
      sourcemap: 'hidden',
      sourcemapExcludeSources: true,
      sourcemapPathTransform: (source) => labelOf(resolve(dirname(file), source)),
    })
    return output[0]
  } catch (cause) {
    throw fail(cause)
  } finally {
    await build.close()
  }
}

/** Lists the Node modules that CommonJS code in the bundle still requires. An optional package that is absent is none: it throws where its caller catches. */
function builtinsRequired(code: string): readonly string[] {
  return [...code.matchAll(/\b__require\("([^"]+)"\)/g)].map((match) => match[1] ?? '').filter((specifier) => isBuiltin(specifier))
}

/** Says where and why a build failed, as compilers do (`src/index.ts:5:63: Unexpected token`), or its first lines where it does not tell. */
function sayBuildError(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause)
  const [, reason, place] = /\[[A-Z_]+\] (.+)\n\s*╭─\[ (\S+) \]/.exec(said) ?? []
  return reason === undefined || place === undefined ? said.split('\n').slice(0, 6).join(' ').trim() : `${place}: ${reason}`
}
