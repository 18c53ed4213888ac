import { expect, test } from 'vitest'
import { topicAnchors } from './topic-anchors.ts'

test.each([
  ['What causes migraine, and how is it treated?', ['migraine']],
  ['The history of the piano', ['piano']],
  ['The 2022 West Java earthquake', ['west', 'java', 'earthquake']],
  ['Summarise the attached document', []],
])('%s', (topic, words) => expect(topicAnchors(topic)).toEqual(words.flatMap((word) => topicAnchors(word))))
