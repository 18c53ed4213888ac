import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { unpackData } from '../../../security/typosquat/build/unpack-data.ts'

/** Files that the program reads beside its code: from where in the clone, to where in the package. */
const assets = ['studio', 'audit', 'papers', 'docs'].map((name) => [`apps/gateway/src/assets/${name}.css`, `dist/${name}.css`] as const)

/** Folder of the modules that a browser runs. */
const clientScripts = 'apps/gateway/src/assets/client'

/**
 * Bundles the command line with every package of this workspace into `dist` of a folder, and brings along what the code reads. Packages from
 * outside stay outside, where whoever installs the program sees and audits them. Answers their names.
 */
export async function bundleProgram(root: string, folder: string): Promise<readonly string[]> {
  const outside = new Set<string>()
  const isOutside = (id: string, importer: string | undefined): boolean => {
    if (id.startsWith('node:')) return true
    if (importer === undefined || /^[./]/.test(id) || id.startsWith('\0') || id.startsWith('@oxc-project/runtime')) return false
    // What packs plugins is no part of the program: an author has it in the plugin's own folder.
    if (id.startsWith('@galley/')) return id === '@galley/pack'
    outside.add(packageOf(id))
    return true
  }
  const bundle = await rolldown({
    cwd: root,
    input: {
      main: join(root, 'apps/cli/src/main.ts'),
      'audit-worker': join(root, 'apps/gateway/src/audits/engine/audit-worker.ts'),
      'score-worker': join(root, 'apps/gateway/src/mcp/score/score-worker.ts'),
      'checkpoint-thread': join(root, 'packages/ledger/src/sqlite/checkpoint-thread.ts'),
    },
    platform: 'node',
    tsconfig: false,
    resolve: { conditionNames: ['galley-source', 'import', 'module', 'node', 'default'] },
    external: isOutside,
    // Nothing happens where a module of ours is only imported, so that a command loads what it uses of a package and no more.
    treeshake: { moduleSideEffects: false },
  })
  const { output } = await bundle.write({ dir: join(folder, 'dist'), format: 'esm', chunkFileNames: '[name].js' })
  unpackData(join(folder, 'dist', 'data'))
  const templates = join(root, 'apps/cli/templates')
  cpSync(templates, join(folder, 'templates'), { recursive: true, filter: (path) => !relative(templates, path).includes('node_modules') })
  for (const [from, to] of assets) cpSync(join(root, from), join(folder, to), { recursive: true })
  for (const file of readdirSync(join(root, clientScripts))) await bundleClientScript(join(root, clientScripts, file), folder)
  // What only a plugin uses of a package of ours is not left in the program.
  const isLeft = (name: string): boolean => output.some((part) => part.type === 'chunk' && part.code.includes(`"${name}`))
  return [...outside].filter(isLeft).sort()
}

async function bundleClientScript(input: string, folder: string): Promise<void> {
  const bundle = await rolldown({ input, platform: 'browser', tsconfig: false })
  await bundle.write({ file: join(folder, 'dist/client', `${basename(input, '.ts')}.js`), format: 'esm' })
}

const packageOf = (id: string): string =>
  id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/')

/** Reads a text file of the clone. */
export const readText = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')

/** Writes JSON as npm does. */
export function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
