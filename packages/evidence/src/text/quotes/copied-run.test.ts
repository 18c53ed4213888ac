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

const lists =
  'It concerns the state governments of Tripura, Mizoram, Assam, Manipur, Nagaland and Sikkim. It held at temperatures of up to 400 K (127 °C) at 760 torr in May. Die Menge der Häuser in der Nähe der Stadt war groß.'

test.each([
  ['They were the state governments of Tripura, Mizoram, Assam, Manipur, Nagaland and Sikkim.', null],
  ['Samples worked at temperatures of up to 400 K (127 °C) at 760 torr.', null],
  ['Sie sahen: Die Menge der Häuser in der Nähe der Stadt.', 'die menge der häuser in der nähe der stadt'],
])('names, figures and units in a row are no prose: %s', (sentence, run) => expect(copiedRun(sentence, [lists])).toBe(run))
