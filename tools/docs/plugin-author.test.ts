import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '../../packages/testkit/src/vitest/index.ts'
import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../packages/runtime/src/check-schema.ts'
import { loadSettings } from '../../packages/runtime/src/settings/load-settings.ts'
import { answerSchemas, operationsOf } from '../../packages/sdk/src/plugin/answers.ts'
import { findManifestProblem } from '../../packages/sdk/src/plugin/manifest.ts'
import { toolAnswerSchemas } from '../../packages/sdk/src/plugin/tools.ts'

// docs/plugin-author.md: its samples are what `galley plugin new` writes, and they run as they stand on the page.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = read('docs/plugin-author.md')
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({ language, code }))
const sources = blocks.filter(({ language }) => language === 'ts').map(({ code }) => code)
const objects = blocks
  .filter(({ language }) => language === 'json')
  .map(({ code }) => JSON.parse(code) as Readonly<Record<string, unknown>>)
const manifests = objects.filter((object) => 'galley' in object)

const folder = tempFolder()

describe("the guide's samples", () => {
  it.each(['tool', 'agent'])('of the %s are one whole plugin, sound TypeScript, whose test passes', async (kind) => {
    const at = kind === 'tool' ? 0 : 1
    const [source = '', test = ''] = sources.slice(2 * at)
    const dir = join(folder, kind)
    mkdirSync(join(dir, 'src'), { recursive: true })
    mkdirSync(join(dir, 'node_modules', '@galley'), { recursive: true })
    symlinkSync(join(root, 'packages', 'sdk'), join(dir, 'node_modules', '@galley', 'sdk'))
    symlinkSync(join(root, 'node_modules', '@types'), join(dir, 'node_modules', '@types'))
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: '@me/guide', version: '1.0.0', type: 'module', ...manifests[at] }))
    writeFileSync(join(dir, 'src', 'index.ts'), source)
    writeFileSync(join(dir, 'src', 'index.test.ts'), test)
    const options = JSON.parse(read('tsconfig.json')) as { compilerOptions: object }
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: options.compilerOptions, include: ['src'] }))
    const run = promisify(execFile)
    await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', dir])
    const words = ['--conditions=galley-source', '--test', '--test-isolation=none', '--test-reporter=tap']
    expect((await run(process.execPath, words, { cwd: dir })).stdout).toMatch(/^# pass [2-9]$/m)
  })

  it('are what galley plugin new writes', () => {
    const templates = ['tool', 'agent'].map((kind) => `apps/cli/templates/${kind}`)
    expect(sources).toEqual(templates.flatMap((at) => [read(`${at}/src/index.ts`), read(`${at}/src/index.test.ts`)]))
    expect(manifests).toEqual(templates.map((at) => ({ galley: (JSON.parse(read(`${at}/package.json`)) as { galley: object }).galley })))
    for (const { galley } of manifests) expect(findManifestProblem(checkSchema, galley)).toBeNull()
  })

  it('of settings are settings', () => {
    const settings = objects.filter((object) => !('galley' in object))
    expect(settings).toHaveLength(1)
    for (const text of settings.map((object) => JSON.stringify(object)))
      expect(loadSettings({ file: { text, folder: root }, env: {}, flags: {}, defaultRoots: [] })).toMatchObject({
        team: { editor: '@me/editor' },
        search: ['@me/weather', '@galley/search-wikipedia'],
      })
  })

  it('are of languages that some test checks', () => {
    // Commands are held against those that there are by true-words.test.ts, and made by plugin-outside.slow.test.ts of the command line.
    expect([...new Set(blocks.map(({ language }) => language))].sort()).toEqual(['console', 'json', 'ts'])
  })
})

describe('the table of operations', () => {
  const rows = [...page.matchAll(/^\| ([\w-]+) +\| `(\w+)` +\|(.*)\|(.*)\|$/gm)].map(([, who, operation, given = '', answers = '']) => ({
    who: who ?? '',
    operation: operation ?? '',
    given: [...given.matchAll(/`(\w+)`/g)].map(([, field]) => field ?? ''),
    answers: [...answers.matchAll(/`(\w+)`/g)].map(([, field]) => field ?? ''),
  }))

  it('names each operation of each role and of tools, with the fields of its answer', () => {
    const fieldsOf = (schema: unknown): readonly string[] => Object.keys((schema as { properties: object }).properties)
    const ofRoles = Object.entries(operationsOf).flatMap(([role, operations]) =>
      operations.map((operation) => [role, operation, fieldsOf(answerSchemas[operation])]),
    )
    const ofTools = Object.entries(toolAnswerSchemas).map(([operation, schema]) => ['tool', operation, fieldsOf(schema)])
    expect(rows.map(({ who, operation, answers }) => [who, operation, answers])).toEqual([...ofRoles, ...ofTools])
  })

  it('names the fields that each operation is given', () => {
    const types = read('packages/sdk/src/plugin/agents.ts') + read('packages/sdk/src/plugin/tools.ts')
    for (const { operation, given } of rows) {
      const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`
      const members = new RegExp(`^export interface ${name} [^{]*\\{(\\}|[\\s\\S]*?^\\})`, 'm').exec(types)?.[1]
      expect(members, name).toBeDefined()
      expect([name, ...given]).toEqual([name, ...[...(members ?? '').matchAll(/^ {2}readonly (\w+)/gm)].map(([, field]) => field)])
    }
  })
})
