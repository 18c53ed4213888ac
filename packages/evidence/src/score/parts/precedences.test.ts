import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { precedences } from './precedences.ts'

test.each([
  ['a name before the surname', 'Later on Smith left. They met Ada Smith there.', [[1, 0]]],
  ['a thing before it is pointed at', 'They set up a committee. The committee met once.', [[0, 1]]],
  ['an abbreviation before its use', 'It was the National Trust (NT). Later NT sold it.', [[0, 1]]],
  ['nothing', 'Snow fell. Rain came.', []],
] as const)('%s', (_, text, pairs) => expect(precedences(readingOf(text).lines)).toEqual(pairs))
