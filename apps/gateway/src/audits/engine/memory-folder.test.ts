import { expect, test } from 'vitest'
import { memoryFolder } from './memory-folder.ts'

const { path, fs } = memoryFolder([
  { name: 'package.json', text: '{}' },
  { name: 'ü.lock', text: 'ü' },
])

test('texts are the files of a folder', () => {
  expect(fs.readdirSync(path)).toEqual(['package.json', 'ü.lock'])
  expect(fs.readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, entry.isFile()])).toEqual([
    ['package.json', true],
    ['ü.lock', true],
  ])
  expect(fs.readFileSync(`${path}/package.json`, 'utf8')).toBe('{}')
  expect(fs.readFileSync(`${path}/ü.lock`)).toEqual(Buffer.from('ü'))
  expect([fs.statSync(path).isDirectory(), fs.statSync(`${path}/ü.lock`).size]).toEqual([true, 2])
})

test.each(['/etc/passwd', `${path}/../etc/passwd`, `${path}/none`, import.meta.filename])('%s is not there', (other) => {
  for (const ask of [() => fs.readFileSync(other), () => fs.statSync(other), () => fs.readdirSync(other)]) expect(ask).toThrow(/^EN/)
})
