import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from './split-sentences.ts'

const cut = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text)

describe('splitSentences', () => {
  it.each([
    [
      'abbreviations and initials',
      'Dr. J. R. Smith of the U.S. Senate met St. John, e.g., in No. 5. He left.',
      ['Dr. J. R. Smith of the U.S. Senate met St. John, e.g., in No. 5.', 'He left.'],
    ],
    [
      'an abbreviation that also ends',
      'They met in Washington, D.C. on Monday. It rained in the U.S. The game went on.',
      ['They met in Washington, D.C. on Monday.', 'It rained in the U.S.', 'The game went on.'],
    ],
    [
      'a command that opens a sentence in small letters',
      'The lockfile pins what you get, not what runs during the install. npm keeps the list in a file. It may use galleyctl. Set `jot` up first. jot reads it.',
      [
        'The lockfile pins what you get, not what runs during the install.',
        'npm keeps the list in a file.',
        'It may use galleyctl.',
        'Set `jot` up first.',
        'jot reads it.',
      ],
    ],
    ['a command with a hyphen', 'It runs on your machine. node-gyp compiles it.', ['It runs on your machine.', 'node-gyp compiles it.']],
    [
      'a preposition that is an inch',
      'They took people in. Never had it rained 11.73 in. (298 mm) a day.',
      ['They took people in.', 'Never had it rained 11.73 in. (298 mm) a day.'],
    ],
    ['an abbreviation before a command', 'Use a manager, e.g. npm or another.', ['Use a manager, e.g. npm or another.']],
    ['decimals and versions', 'Version v1.2 costs 3.50 dollars. It is new.', ['Version v1.2 costs 3.50 dollars.', 'It is new.']],
    [
      'ellipses',
      'He waited... and waited. Then… nothing. It stopped... Then it went on.',
      ['He waited... and waited.', 'Then… nothing.', 'It stopped...', 'Then it went on.'],
    ],
    [
      'quotations with sentences in them',
      'She said: “It was A. It was B.” Then she left.',
      ['She said: “It was A. It was B.”', 'Then she left.'],
    ],
    ['straight quotation marks', '"Is it so?" he asked. "Yes. It is," she said.', ['"Is it so?" he asked.', '"Yes. It is," she said.']],
    ['brackets', 'It grew (see Fig. 3. It is old.) fast. It ended.', ['It grew (see Fig. 3. It is old.) fast.', 'It ended.']],
    [
      'citation tokens after the stop',
      'One is 1. [[c:a]] [[c:b]] Two is 2 [[c:c]]. Three.',
      ['One is 1. [[c:a]] [[c:b]]', 'Two is 2 [[c:c]].', 'Three.'],
    ],
    ['reference marks', 'It was built in 1990 [12]. It fell.[3] It rose.', ['It was built in 1990 [12].', 'It fell.[3]', 'It rose.']],
    [
      'a lost space',
      'They reported the attack.Russian officials agreed. See example.com or Node.js now.',
      ['They reported the attack.', 'Russian officials agreed.', 'See example.com or Node.js now.'],
    ],
    ['names that start small', 'It sold well. iPhone sales rose.', ['It sold well.', 'iPhone sales rose.']],
    ['other scripts', '今天下雨。明天晴天。', ['今天下雨。', '明天晴天。']],
  ])('keeps %s', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })

  it('leaves out what is no prose', () => {
    const text =
      '---\ntitle: A. B\n---\n# A heading. Really\n\nOne here. Two\nhere.\n\n```\ncode. Code.\n```\n\n| a. | b. |\n|---|---|\n| c. | d. |\n\n- first item. It is short\n- second\n\n> quoted words.\n\n[a]: https://a.example\n\nSetext\n======\n\nLast.'
    expect(cut(text)).toEqual(['One here.', 'Two\nhere.', 'first item.', 'It is short', 'second', 'quoted words.', 'Last.'])
  })

  it('is whole over the end of a line that is longer than the others, and a long line of its own ends there', () => {
    const long = `The tower, ${'which is high, '.repeat(12)}was moved up the hill, and so`
    const found = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text)
    expect(found(`${long}\nwas its lamp.`)).toEqual([`${long}\nwas its lamp.`])
    expect(found(`${long}\nThe lamp was new.`)).toEqual([long, 'The lamp was new.'])
  })

  it('always gives slices of the text, in order and apart', () => {
    const piece = fc.constantFrom(
      'A',
      'b c',
      '. ',
      '! ',
      '…',
      '\n',
      '\n\n',
      '“',
      '”',
      '"',
      '(',
      ')',
      '# ',
      '- ',
      '| a |',
      '```',
      ' [[c:x]]',
      'U.S. ',
      '1.5',
      ' The ',
      '[1]',
      '。',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          let end = 0
          for (const sentence of splitSentences(text)) {
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            end = sentence.end
          }
        },
      ),
    )
  })
})
