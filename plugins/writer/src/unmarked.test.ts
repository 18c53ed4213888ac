import { expect, test } from 'vitest'
import { unmarked } from './unmarked.ts'

test.each([
  ['Bees dance [12] , often [a] .', 'Bees dance, often.'],
  ['They fly ( at noon ) <b>.</b>', 'They fly (at noon).'],
  ['Put an .htaccess beside it, or use the .NET runtime.', 'Put an .htaccess beside it, or use the .NET runtime.'],
  ['Type cd ../docs and set :root there.', 'Type cd ../docs and set :root there.'],
  ['It caches _related_ ones of author__hometown and pub_date__gt.', 'It caches related ones of author__hometown and pub_date__gt.'],
  ['Run `git add .` and `grep -r x .` there.', 'Run `git add .` and `grep -r x .` there.'],
])('%s loses the gaps of its marks and no space of its own', (quote, bare) => {
  expect(unmarked(quote, { keepCode: true })).toBe(bare)
})
