import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readProductFiles } from '../structure/product-files.ts'
import { faultsOf, redact, type FaultTable } from '../../packages/fault/src/index.ts'

const root = join(import.meta.dirname, '..', '..')

/** Words of a wrong use that stand in the code, since the table has a slot for them. */
const wrongUses = readProductFiles().flatMap(({ path, text }) =>
  [...text.matchAll(/\w+\('USAGE', \{\s*problem:\s*(["`'])((?:\\.|(?!\1).)*)\1/gs)].map(([, , words = '']) => ({ path, words })),
)

const files = ['apps', 'packages', 'security'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .map((name) => join(root, folder, name, 'src', 'faults.ts'))
    .filter((file) => existsSync(file)),
)

/** A value for each slot, as a user might see it. */
const values = new Proxy<Record<string, string>>({}, { get: (_, name) => `value-of-${String(name)}` })

describe.each(files)('the faults of %s', async (file) => {
  const { faults } = (await import(pathToFileURL(file).href)) as { faults: FaultTable }

  test('are told as they were written: the redactor takes secrets out of values, never a word out of our own texts', () => {
    for (const [code, { message, hint }] of Object.entries(faults)) {
      expect([code, redact(message), redact(hint)]).toEqual([code, message, hint])
      const slots = [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
      const filled = Object.fromEntries(slots.map((slot) => [slot, values[slot]!]))
      const told = faultsOf(faults)(code, filled as never)
      expect([code, `${told.message} ${told.hint}`.includes('[redacted')]).toEqual([code, false])
    }
  })

  test('begin with a capital, a value or a name in backticks', () => {
    const begun = /^(?:\p{Lu}|\{\w+\}|`)/u
    const small = Object.entries(faults).filter(([, { message, hint }]) => !begun.test(message) || !begun.test(hint))
    expect(small.map(([code]) => code)).toEqual([])
  })

  test('are sentences: each message and hint ends with a full stop or a question mark', () => {
    const open = Object.entries(faults).filter(([, { message, hint }]) => !/[.?]$/.test(message) || !/[.?]$/.test(hint))
    expect(open.map(([code]) => code)).toEqual([])
  })
})

test('what is said of a wrong use begins with a capital, a value, a flag or a name in backticks', () => {
  const begun = /^(?:\p{Lu}|\$\{|"|--|\\?`|GALLEY_)/u
  expect(wrongUses.length).toBeGreaterThan(20)
  expect(wrongUses.filter(({ words }) => !begun.test(words))).toEqual([])
})
