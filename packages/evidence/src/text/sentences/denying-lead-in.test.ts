import { describe, expect, it } from 'vitest'
import { judgeSupport } from '../../support/judge-support.ts'
import { windowAround } from '../quotes/window-around.ts'

const page = 'About it.\n\nThe tool does not:\n\n- delete your files\n- send reports\n\nIt can:\n\n- write a draft\n'

describe('an item of a list that *It does not:* brings in', () => {
  const quote = 'delete your files'
  const start = page.indexOf(quote)
  const item = { id: 'e', quote, window: windowAround(page, { start, end: start + quote.length }) }

  it.each(['delete your files', 'According to the page, it will “delete your files”.', 'The tool deletes your files.'])(
    'does not carry %s',
    (sentence) => {
      expect(judgeSupport(sentence, [item]).verdict).not.toBe('supported')
    },
  )

  it('carries what it denies', () => {
    expect(judgeSupport('The tool does not delete your files.', [item]).verdict).toBe('supported')
  })
})
