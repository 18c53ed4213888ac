import { expect, test } from 'vitest'
import { publicUrlFrom } from './public-url-from.ts'

test.each([
  ['https://team.example/galley/', 'https://team.example/galley'],
  ['https://team.example', 'https://team.example'],
  ['http://Team.Example:8080/tools/galley', 'http://team.example:8080/tools/galley'],
])('%s is %s', (text, url) => {
  expect(publicUrlFrom(text)).toBe(url)
})

test.each([
  'team.example/galley',
  'ftp://team.example/',
  'https://me:secret@team.example/',
  'https://team.example/?x=1',
  'https://team.example/#x',
  'https://team.example/a;b',
  'https://team.example//a',
  'https://team.example/a b',
])('%s is refused', (text) => {
  expect(() => publicUrlFrom(text)).toThrow(/gateway\.publicUrl/)
})
