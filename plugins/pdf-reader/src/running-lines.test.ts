import { expect, test } from 'vitest'
import type { Line } from './reading-order.ts'
import { runningLines } from './running-lines.ts'

const line = (text: string, y: number): Line => [{ text, x: 50, y, width: 200, size: 10, isFixed: false }]

test('the head of a chapter with the number of its page is no text, though most pages have another', () => {
  const page = (chapter: string, n: number): readonly Line[] => [
    line(`Chapter 6: ${chapter} ${n}`, 20),
    line(`What page ${n} says.`, 60),
    line('And more of it.', 72),
  ]
  const pages = [
    ...[1, 2, 3].map((n) => page('Arrays', n)),
    ...Array.from({ length: 9 }, (_, at) => [line(`Part ${'abcdefghi'[at]}`, 20), line(`Text of ${'abcdefghi'[at]}.`, 60)]),
  ]
  const isRunning = runningLines(pages)
  expect(pages[0]?.map(isRunning)).toEqual([true, false, false])
  expect(pages[5]?.map(isRunning)).toEqual([false, false])
})
