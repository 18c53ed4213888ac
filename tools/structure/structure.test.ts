import { describe, expect, it } from 'vitest'
import { findAsciiEdges } from './find-ascii-edges.ts'
import { findBareFlags } from './find-bare-flags.ts'
import { findCycle } from './find-cycle.ts'
import { readProductFiles, type ProductFile } from './product-files.ts'
import { readTestFiles } from './test-files.ts'

// The rules of docs/style.md that a machine can check.

/** A new folder that does not lie in one that the test has: among those of the system, or beside one. */
const makesFolder = /\bmkdtemp(?:Sync)?\((?:[^\n]*\btmpdir\(\)|`\$\{\w+\}[^/])/

const files = readProductFiles()
const lines = (file: ProductFile): number => file.text.trimEnd().split('\n').length

describe('import cycles', () => {
  it('there is none, types and dynamic imports included', () => {
    expect(findCycle(new Map(files.map(({ path, imports }) => [path, imports])))).toBeNull()
  })

  it('there is none between the folders of a workspace', () => {
    const folders = new Map<string, Set<string>>()
    for (const { path, imports } of files)
      for (const target of imports)
        if (folderOf(target) !== folderOf(path))
          folders.set(folderOf(path), (folders.get(folderOf(path)) ?? new Set()).add(folderOf(target)))
    expect(findCycle(folders)).toBeNull()
  })

  it('one that is added is found', () => {
    const graph = new Map(files.map(({ path, imports }) => [path, [...imports]]))
    const [from = '', [to = ''] = []] = [...graph].find(([, imports]) => imports.length > 0) ?? []
    graph.get(to)?.push(from)
    expect(new Set(findCycle(graph))).toEqual(new Set([from, to]))
  })
})

/** The folder below `src` that a file belongs to; a file that lies in `src` itself stands for itself. */
function folderOf(path: string): string {
  const [kind, workspace, src, ...rest] = path.split('/')
  return [kind, workspace, src, rest[0]].join('/')
}

describe('the size of files', () => {
  it('none has over 250 lines, and half have at most 50', () => {
    const lengths = files.map(lines).sort((a, b) => a - b)
    expect(files.filter((file) => lines(file) > 250).map(({ path }) => path)).toEqual([])
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(50)
  })
})

describe('docstrings', () => {
  const docstrings = files.flatMap(({ path, text }) =>
    [...text.matchAll(/\/\*\*\s*(?:\n\s*\*\s*)?([^\n]*)/g)].map((match) => ({ path, first: match[1] ?? '' })),
  )

  it('none asks instead of saying', () => {
    const asking = docstrings.filter(({ first }) => /^(?:What|How|Where|Who|Is|Does|Are|Has|Whether)\b/.test(first))
    expect(docstrings.length).toBeGreaterThan(1000)
    expect(asking.map(({ path, first }) => `${path}: ${first}`)).toEqual([])
  })
})

describe('authority', () => {
  // The time, chance and the environment of the process, taken instead of handed in; a monotonic clock and timers tell no date.
  const taken = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\[|\b(?:randomBytes|randomUUID|getRandomValues)\b/
  // Tests are written with these, and a plugin's process has a clock of its own.
  const isApart = /^packages\/(?:testkit|sdk\/src\/testing|sandbox\/src\/attacks)\/|^plugins\//

  it('clock, random numbers and environment are taken by the two process entries alone', () => {
    const taking = files.filter(({ path, text }) => !isApart.test(path) && taken.test(text))
    expect(taking.map(({ path }) => path)).toEqual(['apps/cli/src/main.ts', 'security/audit/src/main.ts'])
  })
})

describe('flags', () => {
  it('none stands bare beside another argument', () => {
    expect(files.flatMap(findBareFlags)).toEqual([])
  })

  it.each([
    ['open(file, true)', true],
    ["open(file, mode === 'w')", true],
    ['open(file, !isOld, at)', true],
    ['open(file, flags.yes ?? false)', true],
    ['open(true, file)', true],
    ['open(file, { isNew: true })', false],
    ['when(size > max, problem)', false],
    ['view.getUint32(0, true)', false],
    ['use(false)', false],
    ["open(file, size > max ? 'w' : 'r')", false],
  ])('%s', (text, isFound) => expect(findBareFlags({ path: 'a.ts', text })).toEqual(isFound ? [`a.ts: ${text}`] : []))
})

describe('edges of words', () => {
  it('none is `\\b` in a pattern with letters of other languages than English', () => {
    expect(files.flatMap(findAsciiEdges)).toEqual([])
  })

  it.each([
    [String.raw`/\b(?:why|perché)\b/`, true],
    [String.raw`/évit\w*/u`, true],
    ['String.raw`\\b(?:${a}|groß)`', true],
    [String.raw`/\b(?:why|because)\b/`, false],
    [String.raw`/[\w.]+ – \d/`, false],
    [String.raw`/(?<!\p{L})perché(?!\p{L})/u`, false],
  ])('%s', (text, isFound) => expect(findAsciiEdges({ path: 'a.ts', text: `const a = ${text}` })).toHaveLength(isFound ? 1 : 0))
})

describe('folders of tests', () => {
  // Packages that the testkit itself stands on cannot ask it for one.
  const below = /^packages\/(?:command-line|fault|sdk)\//

  it('none is made among those of the system but by `tempFolder`, which takes it away again', () => {
    const tests = readTestFiles().filter(({ path }) => !below.test(path))
    expect(tests.length).toBeGreaterThan(500)
    expect(tests.filter(({ text }) => makesFolder.test(text)).map(({ path }) => path)).toEqual([])
  })

  it.each([
    ["mkdtempSync(join(tmpdir(), 'galley-'))", true],
    ['await mkdtemp(`${tmpdir()}/x`)', true],
    ['mkdtempSync(`${dataDir}-`)', true],
    ["mkdtempSync(join(data, 'project-'))", false],
    ['({ temp: tmpdir() })', false],
  ])('%s', (text, isFound) => expect(makesFolder.test(text)).toBe(isFound))
})
