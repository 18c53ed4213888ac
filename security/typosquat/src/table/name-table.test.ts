import { expect, test } from 'vitest'
import { createNameTable, ONCE } from './name-table.ts'

const line = (name: string, level: number): string => `${name}${String.fromCharCode(33 + level)}\n`

test('finds the same with and without an index', () => {
  const names = Array.from({ length: 500 }, (_, at) => `name-${at}`).sort()
  const table = createNameTable(new TextEncoder().encode(names.map((name) => line(name, 40)).join('')))
  for (const [entry, name] of names.entries()) {
    expect(table.find(name)).toBe(entry)
    expect(table.find(`${name}x`)).toBe(-1)
  }
})

test('finds names, their levels and which only one snapshot holds', () => {
  const table = createNameTable(new TextEncoder().encode(line('@a/b', 40) + line('new', ONCE) + line('react', 63)))
  expect(table.size).toBe(3)
  expect([0, 1, 2].map(table.nameAt)).toEqual(['@a/b', 'new', 'react'])
  expect(table.levelOf(table.find('react'))).toBe(63)
  expect(table.isLasting(table.find('new'))).toBe(false)
  expect(table.isLasting(table.find('@a/b'))).toBe(true)
  expect(table.find('reac')).toBe(-1)
  expect(table.find('')).toBe(-1)
  expect(table.find('reactй')).toBe(-1)
})
