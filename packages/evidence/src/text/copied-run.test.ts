import { expect, test } from 'vitest'
import { copiedRun } from './copied-run.ts'

const source =
  'Its authors fine-tuned a model with 65 billion parameters on a single graphics card with 48 gigabytes. Nobody had done that before.'

test.each([
  [
    'Fine: its authors fine-tuned a model with 65 billion parameters, no less.',
    'its authors fine-tuned a model with 65 billion parameters',
  ],
  ['They fine-tuned 65 billion parameters on one card with 48 gigabytes.', null],
  ['They wrote: “Its authors fine-tuned a model with 65 billion parameters on a single graphics card.”', null],
  ['A single graphics card with 48 gigabytes.', null],
  ['On *a single* graphics card with 48 gigabytes. Nobody had.', 'on a single graphics card with 48 gigabytes nobody had'],
])('of %s', (sentence, run) => expect(copiedRun(sentence, ['Something else entirely.', source])).toBe(run))
