import { expect, it } from 'vitest'
import { readParagraphs } from './read-paragraphs.ts'
import { readSentences } from './read-sentences.ts'

const stored = `---
title: Notes
---
Plain title

The first passage says something useful here.
It goes on over two lines.

[Home](https://a.example) | [About us here](https://a.example/b)

## History

It began in the year 1990. It grew quickly after that.

- One item that says a thing.

\`\`\`sh
echo not prose at all here
\`\`\`

## References

1. Somebody, A book about the thing, 1999.

## Afterwards

It ended with a long sentence.
`

it('reads the prose of a stored source and skips the rest', () => {
  expect(readParagraphs(stored).map(({ text, heading }) => [heading, text])).toEqual([
    ['Plain title', 'The first passage says something useful here.\nIt goes on over two lines.'],
    ['History', 'It began in the year 1990. It grew quickly after that.'],
    ['History', 'One item that says a thing.'],
    ['Afterwards', 'It ended with a long sentence.'],
  ])
  for (const passage of readParagraphs(stored)) expect(stored.slice(passage.start, passage.end)).toBe(passage.text)
})

it('takes each line of a text that was not wrapped as a paragraph', () => {
  const line = 'Words and more words stand in this line. '.repeat(5).trim()
  expect(readParagraphs(`${line}\n${line}`)).toHaveLength(2)
})

it('gives sentences their place in the section', () => {
  expect(readSentences(stored).map(({ place, heading }) => `${heading} ${place}`)).toEqual([
    'Plain title 0',
    'Plain title 1',
    'History 0',
    'History 1',
    'History 2',
    'Afterwards 0',
  ])
  for (const sentence of readSentences(stored)) expect(stored.slice(sentence.start, sentence.end)).toBe(sentence.text)
})

it('reads no footnote, however many lines it has', () => {
  const text =
    'The bees dance at noon every day.[^1]\n\n[^1]: Please note that they rest.\n    For instance it rains on some days.\n\nThey fly home at night again.\n'
  expect(readSentences(text).map((sentence) => sentence.text)).toEqual([
    'The bees dance at noon every day.[^1]',
    'They fly home at night again.',
  ])
})

it('reads no front matter with a comment in it, and a text between two rules', () => {
  const text = (front: string): string => `---\n${front}\n---\n\nThe bees dance at noon every day.\n`
  const read = (front: string): readonly string[] => readSentences(text(front)).map((sentence) => sentence.text)
  expect(read('title: "Bees"\n# Made by a program, do not edit\ntags:\n  - hive\n- comb')).toEqual(['The bees dance at noon every day.'])
  expect(read('# Bees\n\nThey fly home at night again.\n')).toEqual(['They fly home at night again.', 'The bees dance at noon every day.'])
})
