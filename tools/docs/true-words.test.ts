import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { environment } from '../../apps/cli/src/help/environment.ts'
import { schemaRows } from '../../apps/cli/src/help/schema-rows.ts'
import { commandTree, problemOfCommand } from '../../apps/cli/test/command-tree.ts'
import { faultsOf, type Fault, type FaultTable } from '../../packages/fault/src/index.ts'
import { settingsSchema } from '../../packages/runtime/src/settings/settings-schema.ts'
import { briefSchema } from '../../packages/sdk/src/draft/brief.ts'

// What Galley tells people to do can be done: the commands, flags, settings, variables and files that its texts name are there.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const glob = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root, exclude: (path) => /node_modules|^dist$|fixtures/.test(path) }).filter(
    (path) => !path.includes('node_modules'),
  )

/** A text that a person reads, and where it stands. */
interface Told {
  readonly at: string
  readonly text: string
}

const tables = await Promise.all(
  glob('{apps,packages,security}/*/src/faults.ts').map(async (path) => {
    const { faults } = (await import(pathToFileURL(join(root, path)).href)) as { faults: FaultTable }
    return faults
  }),
)
const hints = tables.flatMap((table) =>
  Object.entries(table).flatMap(([code, { message, hint }]): Told[] => [
    { at: `${code} message`, text: message },
    { at: `${code} hint`, text: hint },
  ]),
)

/** Code in a page of Markdown: what stands in backticks and in fences. */
const pages = glob('{*.md,docs/**/*.md,{apps,packages,plugins,security}/*/*.md,tools/release/*.md}')
  .filter((path) => !/CHANGELOG|decisions/.test(path))
  .flatMap((path) => {
    const code = [...read(path).matchAll(/^```[^\n]*\n([\s\S]*?)^```|`([^`\n]+)`/gm)].map((match) => match[1] ?? match[2] ?? '')
    return code.flatMap((text) => text.replaceAll(/\\\n\s*/g, ' ').split('\n')).map((text): Told => ({ at: path, text }))
  })

/** Texts in the source of the product: string literals, without comments. */
const sources = glob('{apps,packages,security}/*/src/**/*.ts')
  .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('faults.ts') && !path.startsWith('packages/testkit'))
  .flatMap((path) =>
    [
      ...read(path)
        .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
        .matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g),
    ].flatMap((match) =>
      (match[1] ?? match[2] ?? match[3] ?? '')
        .split(/\\n|\n/)
        .map((text): Told => ({ at: path, text: text.replaceAll(/\$\{[^}]*\}/g, 'X') })),
    ),
  )

const told = [...hints, ...pages, ...sources]

/** A call of `galley`, or of `galley-audit`, which is `galley audit` with the command `advisories` beside it. */
const call =
  /(?:(?:^|[\s`"'(=/])(?<audit>galley-audit)|(?:^|[\s`"'(=])(?:\.\/galley|galley|npm run (?:-s |--silent )?galley --|(?<start>npm start --)))(?= [a-z-])(?<rest>[^\n`]*)/g

/** The command lines of a text, each as words. */
function commandsIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(call)].flatMap((match) => {
    const { audit, start, rest = '' }: Readonly<Record<string, string | undefined>> = match.groups ?? {}
    const words = shellWords(rest.replace(/ [|>&;·].*$| # .*$|[;:,.)]+( .*)?$/, ''))
    if (start !== undefined) words.unshift('start')
    if (audit !== undefined && words[0] !== 'advisories') words.unshift('audit')
    return [words]
  })
}

function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map((match) => match[0])
}

describe('what texts tell people to do', () => {
  it('names only commands, subcommands and flags of galley that exist', async () => {
    const program = await commandTree()
    const found = told.flatMap(({ at, text }) => commandsIn(text).map((words) => ({ at, words })))
    expect(found.length).toBeGreaterThan(100)
    const wrong = found.flatMap(({ at, words }) => {
      const problem = problemOfCommand(program, words)
      return problem === null ? [] : [`${at}: galley ${words.join(' ')}: ${problem}`]
    })
    expect(wrong).toEqual([])
  })

  it('names only flags that some command has', async () => {
    const program = await commandTree()
    const commands = [program]
    for (const command of commands) commands.push(...command.commands)
    const flags = new Set(commands.flatMap(({ options }) => options.map(({ long }) => long)))
    const wrong = hints.flatMap(({ at, text }) =>
      // npm's own flags are npm's affair.
      [...text.replaceAll(/`npm [^`]+`/g, '').matchAll(/(?<![\w-])--[a-z][a-z-]+/g)]
        .filter(([flag]) => !flags.has(flag))
        .map(([flag]) => `${at}: ${flag}`),
    )
    expect(wrong).toEqual([])
  })

  it('names only scripts of npm that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    const wrong = told.flatMap(({ at, text }) =>
      [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([a-z:]+)|(start|test)\b)/g)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((script) => !Object.hasOwn(scripts, script))
        .map((script) => `${at}: npm run ${script}`),
    )
    expect(wrong).toEqual([])
  })

  it('names only settings and parts of a brief that exist, and one of SearXNG', () => {
    const paths = new Set(
      [...schemaRows(settingsSchema), ...schemaRows(briefSchema)].flatMap(({ path }) =>
        path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
      ),
    )
    const roots = [...paths].filter((path) => !path.includes('.'))
    const named = new RegExp(`(?<![\\w./$-])(?:${roots.join('|')})(?:\\.[A-Za-z-]+)+(?!\\w|\\()`, 'g')
    const wrong = [...hints, ...pages.filter(({ at }) => !/docs\/style|architecture/.test(at))].flatMap(({ at, text }) =>
      [...text.matchAll(named)]
        .map(([path]) => path)
        .filter((path) => !paths.has(path) && path !== 'search.formats' && !/\.(?:ts|md|json|js|sig|org|com|example)$/.test(path))
        .map((path) => `${at}: ${path}`),
    )
    expect(wrong).toEqual([])
  })

  it('names only files of this repository that are there', () => {
    const wrong = hints.flatMap(({ at, text }) =>
      [...text.matchAll(/(?:apps|docs|examples|packages|plugins|security|tools)\/[\w./-]*\w/g)]
        .filter(([path]) => !existsSync(join(root, path)))
        .map(([path]) => `${at}: ${path}`),
    )
    expect(wrong).toEqual([])
  })

  it('comes out as it was written: nothing in it is taken for a secret', () => {
    const altered = tables.flatMap((table) =>
      Object.entries(table).flatMap(([code, { message, hint }]) => {
        const slots = [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map((match) => [match[1] ?? '', 'x'] as const)
        const made = (faultsOf(table) as (code: string, values: object) => Fault)(code, Object.fromEntries(slots))
        const filled = [message, hint].map((text) => text.replaceAll(/\{\w+\}/g, 'x'))
        return made.message === filled[0] && made.hint === filled[1] ? [] : [`${code}: ${made.message} ${made.hint}`]
      }),
    )
    expect(altered).toEqual([])
  })
})

describe('the environment', () => {
  const known = new Set(environment.map(({ name }) => name))
  // A key has a variable of its own: whatever its name, it is the variable GALLEY_SECRET_NAME.
  const variables = (text: string): readonly string[] =>
    (text.match(/\b(?:GALLEY_[A-Z_]*[A-Z]|[A-Z]+_API_KEY|OTEL_[A-Z_]*[A-Z])\b/g) ?? []).map((name) =>
      name.replace(/^(GALLEY_SECRET_)[A-Z_]+?(_FILE)?$/, '$1NAME$2'),
    )

  it('is told whole: each variable that the source reads, and no other', () => {
    const files = [...glob('{apps,packages,security}/*/src/**/*.ts'), 'start.mjs'].filter(
      (path) => !/\.test\.ts$|packages\/testkit|help\/environment\.ts/.test(path),
    )
    const read_ = new Set(
      files.flatMap((path) =>
        variables(read(path)).concat(read(path).match(/(?<=env(?:\[')?\.?)(?:NO_COLOR|NPM_CONFIG_\w+|PIP_\w+)/g) ?? []),
      ),
    )
    expect([...read_].filter((name) => !known.has(name))).toEqual([])
    expect([...known].filter((name) => !read_.has(name))).toEqual([])
  })

  it('is all that texts name', () => {
    const tests = new Set(['GALLEY_EVALUATION_DATA', 'GALLEY_KEEP', 'GALLEY_CACHE', 'GALLEY_RELEASE_KEY'])
    const wrong = told.flatMap(({ at, text }) =>
      variables(text)
        .filter((name) => !known.has(name) && !tests.has(name))
        .map((name) => `${at}: ${name}`),
    )
    expect(wrong).toEqual([])
  })
})
