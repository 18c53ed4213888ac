import { describe, expect, test } from 'vitest'
import { endsOpen } from './ends-open.ts'

describe('a sentence stops in the middle', () => {
  test.each([
    'A seizure is in a child with a.',
    'It lasts five minutes, and.',
    'The temperature is in.',
    'It was built by the.',
    'They should.',
    'The keeper was the first.',
    'The lamp was lit after.',
    'The tower will be.',
  ])('%s', (sentence) => expect(endsOpen(sentence)).not.toBeNull())
})

describe('a sentence ends', () => {
  test.each([
    'Check where each entry comes from.',
    'Ask how old it is.',
    'Adam Yates finished third.',
    'The lamp was taken down shortly after.',
    'The works are examples of this.',
    'Other licences ask for less.',
    'The useful defences are the ones that read it.',
    'It is the house she lived in, which nobody looked at.',
    'Nobody knew what it was for.',
    'LK-99: why it looked like a superconductor, and what it turned out to be',
    'The keeper did what he could.',
    'It is not the harbour it used to be.',
  ])('%s', (sentence) => expect(endsOpen(sentence)).toBeNull())
})
