import { expect, test } from 'vitest'
import { createNameTable, singleSnapshot } from './name-table.ts'
import { packNames } from './pack-names.ts'

test('finds the same with and without an index', () => {
  const names = Array.from({ length: 500 }, (_, at) => `name-${at}`).sort()
  const table = createNameTable(packNames(names.map((name) => [name, 40])))
  for (const [entry, name] of names.entries()) {
    expect(table.find(name)).toBe(entry)
    expect(table.find(`${name}x`)).toBe(-1)
  }
})

test('finds names, their popularity and which only one snapshot holds', () => {
  const table = createNameTable(
    packNames([
      ['react', 63],
      ['@a/b', 40],
      ['new', singleSnapshot],
    ]),
  )
  expect(table.size).toBe(3)
  expect([0, 1, 2].map(table.nameAt)).toEqual(['@a/b', 'new', 'react'])
  expect(table.popularityOf(table.find('react'))).toBe(63)
  expect(table.isInBothSnapshots(table.find('new'))).toBe(false)
  expect(table.isInBothSnapshots(table.find('@a/b'))).toBe(true)
  expect(table.find('reac')).toBe(-1)
  expect(table.find('')).toBe(-1)
  expect(table.find('reactй')).toBe(-1)
})
