import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { editJson } from './edit-json.ts'
import { editToml } from './edit-toml.ts'
import { editYaml } from './edit-yaml.ts'

/** True when `after` is `before` with one stretch put in or exchanged: nothing else moved. */
function changesOnePlace(before: string, after: string, most: number): boolean {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return after.length - head - tail <= most && before.length - head - tail <= most
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,7}$/)
const comment = fc.constantFrom('', ' # why', '  #note: "x" [y]')
const eol = fc.constantFrom('\n', '\r\n')

describe('a YAML file', () => {
  it('gets a section at its end, behind the comment that ends it', () => {
    expect(editYaml('packages: ["a/*"]   # here\n# end\n', { kind: 'set', path: ['overrides', '@a/b@<2.0.1'], value: '2.0.1' })).toBe(
      'packages: ["a/*"]   # here\n# end\n\noverrides:\n  \'@a/b@<2.0.1\': 2.0.1\n',
    )
  })

  it('gets an entry behind the last one, with its indentation', () => {
    expect(editYaml('overrides:\n    a: "1"  # old\n\n# next\nb: 1\n', { kind: 'set', path: ['overrides', 'c'], value: '2.0.0' })).toBe(
      'overrides:\n    a: "1"  # old\n    c: 2.0.0\n\n# next\nb: 1\n',
    )
  })

  it.each([
    ['overrides: { a: 1.0.0 }\n', 'overrides: { a: 1.0.0, c: 2.0.0 }\n'],
    ['overrides: {}\n', 'overrides: { c: 2.0.0 }\n'],
    ['overrides:\nx: 1\n', 'overrides:\n  c: 2.0.0\nx: 1\n'],
    ['overrides:\n  c: "1.0.0" # pinned\n', 'overrides:\n  c: 2.0.0 # pinned\n'],
    ['overrides:\n  a: 1.0.0', 'overrides:\n  a: 1.0.0\n  c: 2.0.0'],
    ['# nothing\n', '# nothing\n\noverrides:\n  c: 2.0.0\n'],
    ['', 'overrides:\n  c: 2.0.0\n'],
  ])('%j', (before, after) => {
    expect(editYaml(before, { kind: 'set', path: ['overrides', 'c'], value: '2.0.0' })).toBe(after)
  })

  it('gets items, and has keys and items exchanged', () => {
    expect(editYaml('n:\n- a # first\n# tail\n', { kind: 'item', key: 'n', item: 'b@1.0.0' })).toBe('n:\n- a # first\n- b@1.0.0\n# tail\n')
    expect(editYaml('n: [a]\n', { kind: 'item', key: 'n', item: 'b' })).toBe('n: [a, b]\n')
    expect(editYaml('n: [a@1]\n', { kind: 'item', key: 'n', item: 'a@1 || 2', at: 0 })).toBe('n: [a@1 || 2]\n')
    expect(editYaml('o:\n  a@<1: 1\n', { kind: 'set', path: ['o', 'a@<2'], value: '2.0.0', from: 'a@<1' })).toBe('o:\n  a@<2: 2.0.0\n')
  })

  it.each(['a: [', 'just text\n', 'overrides: text\n', 'overrides: &x { a: 1 }\nother: *x\n', '- a\n'])('leaves %j alone', (before) => {
    expect(editYaml(before, { kind: 'set', path: ['overrides', 'c'], value: '2.0.0' })).toBeNull()
  })

  it('keeps every other byte, and is stable', () => {
    const section = fc
      .record({
        name: word,
        indent: fc.integer({ min: 1, max: 5 }),
        entries: fc.uniqueArray(fc.tuple(word, word, comment), { selector: ([key]) => key, maxLength: 4 }),
      })
      .map(({ name, indent, entries }) => ({
        name,
        lines: [`${name}:`, ...entries.map(([key, value, note]) => `${' '.repeat(indent)}${key}: "${value}"${note}`), '# between', ''],
      }))
    fc.assert(
      fc.property(
        fc.uniqueArray(section, { selector: ({ name }) => name, maxLength: 4 }),
        word,
        eol,
        fc.nat(3),
        (sections, key, end, pick) => {
          const before = sections.flatMap(({ lines }) => lines).join(end)
          const target = sections[pick]?.name ?? 'overrides'
          const change = { kind: 'set', path: [target, key], value: '2.0.0' } as const
          const after = editYaml(before, change)
          expect(after).not.toBeNull()
          expect(changesOnePlace(before, after ?? '', key.length + target.length + 24)).toBe(true)
          expect((parseYaml(after ?? '') as Record<string, Record<string, string>>)[target]?.[key]).toBe('2.0.0')
          expect(editYaml(after ?? '', change)).toBe(after)
        },
      ),
    )
  })
})

describe('a JSON file', () => {
  it.each([
    ['{\n\t"name": "a",\n\t"x": [1,  2]\n}\n', '{\n\t"name": "a",\n\t"x": [1,  2],\n\t"overrides": {\n\t\t"b": "2.0.0"\n\t}\n}\n'],
    ['{\n  "a": {},\n  "overrides": {}\n}\n', '{\n  "a": {},\n  "overrides": {\n    "b": "2.0.0"\n  }\n}\n'],
    ['{"a":1}', '{"a":1, "overrides": { "b": "2.0.0" }}'],
    ['{}', '{ "overrides": { "b": "2.0.0" } }'],
    ['{ "overrides": { "b": "1" } }', '{ "overrides": { "b": "2.0.0" } }'],
    ['\uFEFF{\r\n    "a":1\r\n}', '\uFEFF{\r\n    "a":1,\r\n    "overrides": {\r\n        "b": "2.0.0"\r\n    }\r\n}'],
  ])('%j', (before, after) => {
    expect(editJson(before, { path: ['overrides', 'b'], value: '2.0.0' })).toBe(after)
  })

  it.each(['{', '[]', '"a"', '{ "overrides": "x" }', '{ "overrides": [1] }'])('leaves %j alone', (before) => {
    expect(editJson(before, { path: ['overrides', 'b'], value: '2.0.0' })).toBeNull()
  })

  it('keeps every other byte, and is stable', () => {
    fc.assert(
      fc.property(fc.dictionary(word, fc.jsonValue()), fc.constantFrom(0, 2, 4, '\t'), word, (object, indent, key) => {
        const before = `${JSON.stringify({ ...object, overrides: { q: '1' } }, null, indent)}\n`
        const after = editJson(before, { path: ['overrides', key], value: '2.0.0' }) ?? ''
        expect(changesOnePlace(before, after, key.length + 24 + 6)).toBe(true)
        expect(editJson(after, { path: ['overrides', key], value: '2.0.0' })).toBe(after)
      }),
    )
  })
})

describe('a TOML file', () => {
  const project =
    '[project] # the package\nname = "a"\ndependencies = [\n    "b>=1", # why\n    \'c; python_version < "3"\',\n]\n\n[tool.uv]\nindex-url = "x" # [y]\n\n[[tool.uv.index]]\nname = """a\n[tool.fake]\n"""\n'

  it('gets an item on a line of its own', () => {
    expect(editToml(project, { kind: 'item', path: ['project', 'dependencies'], item: 'd==2' })).toBe(
      project.replace('python_version < "3"\',\n', "python_version < \"3\"',\n    'd==2',\n"),
    )
  })

  it('has an item exchanged, in its quotes', () => {
    expect(editToml(project, { kind: 'item', path: ['project', 'dependencies'], item: 'b>=2', at: 0 })).toBe(
      project.replace('"b>=1"', '"b>=2"'),
    )
  })

  it('gets a key at the end of its table, or a table at the end of the file', () => {
    expect(editToml(project, { kind: 'item', path: ['tool', 'uv', 'constraint-dependencies'], item: 'b>=2' })).toBe(
      project.replace('# [y]\n', '# [y]\nconstraint-dependencies = ["b>=2"]\n'),
    )
    expect(editToml('a = 1', { kind: 'item', path: ['tool', 'uv', 'c'], item: 'b>=2' })).toBe('a = 1\n\n[tool.uv]\nc = ["b>=2"]\n')
  })

  it.each([
    ['[t]\nb = "1"  # x\n', '[t]\nb = "2"  # x\n'],
    ["[t]\nb = '1'\n", "[t]\nb = '2'\n"],
    ['t.b = "1"\n', 't.b = "2"\n'],
    ['t = { a = [1, 2], b = "1" }\n', 't = { a = [1, 2], b = "2" }\n'],
    ['t = { a = "x" }\n', 't = { a = "x", b = "2" }\n'],
  ])('%j', (before, after) => {
    expect(editToml(before, { kind: 'set', path: ['t', 'b'], value: '2' })).toBe(after)
  })

  it.each(['[t', 't = 1\n', '[[t]]\na = 1\n', 't = []\n'])('leaves %j alone', (before) => {
    expect(editToml(before, { kind: 'set', path: ['t', 'b'], value: '2' })).toBeNull()
  })

  it('keeps every other byte, and is stable', () => {
    const value = fc.constantFrom(
      '1',
      '"x # y"',
      "'a]'",
      '"""\n[z]\n\\""""',
      "'''\nq = 1'''",
      '[1, "]", [2]]',
      '[\n  1, # ]\n]',
      '{ a = "}", b = [1] }',
      '1979-05-27T07:32:00Z',
    )
    const table = fc.record({
      name: word,
      pairs: fc.uniqueArray(fc.tuple(word, value, comment), { selector: ([key]) => key, maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(table, { selector: ({ name }) => name, maxLength: 4 }), eol, fc.nat(3), (tables, end, pick) => {
        const lines = tables.flatMap(({ name, pairs }) => [
          `[${name}]`,
          ...pairs.map(([key, held, note]) => `${key} = ${held}${note}`),
          '',
          '# end',
        ])
        const before = lines.join('\n').replaceAll('\n', end)
        parseToml(before)
        const target = tables[pick]?.name ?? 'tool'
        const change = { kind: 'set', path: [target, 'NEW'], value: '2.0.0' } as const
        const after = editToml(before, change)
        expect(after).not.toBeNull()
        expect(changesOnePlace(before, after ?? '', target.length + 30)).toBe(true)
        expect(editToml(after ?? '', change)).toBe(after)
      }),
    )
  })
})
