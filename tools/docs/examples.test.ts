import { execFile } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../packages/testkit/src/vitest/index.ts'

// The examples of the rooms are held against the code that they are of.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Errors that tell of a name which the reader is to put something in the place of, or of one that an example only shows. */
const ofNames = /error TS(?:2304|2552|18004|6133|6198|7006|7031):/

const folder = tempFolder()

/** Compiles sources, by name, among the packages of this workspace, and lists what is wrong in them. */
async function compile(sources: ReadonlyMap<string, string>): Promise<readonly string[]> {
  for (const path of globSync('{packages,plugins,apps,security}/*/package.json', { cwd: root })) {
    const { name } = JSON.parse(read(path)) as { readonly name: string }
    mkdirSync(join(folder, 'node_modules', dirname(name)), { recursive: true })
    symlinkSync(join(root, dirname(path)), join(folder, 'node_modules', name))
  }
  symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { readonly compilerOptions: object }
  // Without the names of a browser: `name` is something else there.
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, lib: ['es2025'] }, include: ['*.ts'] }),
  )
  for (const [name, source] of sources) writeFileSync(join(folder, name), source)
  const words = [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]
  const { promise, resolve } = Promise.withResolvers<string>()
  execFile(process.execPath, words, { cwd: folder, maxBuffer: 16 << 20 }, (_, printed) => resolve(printed))
  return (await promise).split('\n').filter((line) => /^[\w-]+\.ts\(/.test(line) && !ofNames.test(line))
}

it('every example in the README of a room is TypeScript that compiles, but for what a reader puts in', async () => {
  const blocks = globSync('{packages,plugins,apps,security}/*/README.md', { cwd: root }).flatMap((page) =>
    [...read(page).matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
      ([, code = ''], at) =>
        [`${dirname(page).replaceAll(/[\\/]/g, '-')}-${at + 1}.ts`, `${code.replaceAll('…', '(undefined as any)')}\nexport {}\n`] as const,
    ),
  )
  expect(blocks.length).toBeGreaterThan(20)
  expect(await compile(new Map([...blocks, ['wrong.ts', "import { redact } from '@galley/fault'\nredact(1)\n"]]))).toEqual([
    expect.stringMatching(/^wrong\.ts\(2,8\): error TS2345:/),
  ])
})
