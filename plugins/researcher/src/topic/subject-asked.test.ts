import { expect, test } from 'vitest'
import { subjectAsked } from './subject-asked.ts'

test.each([
  ['What is a sluice?', 'sluice'],
  ['How is the project leader of Debian elected?', 'the project leader of Debian'],
  ['How do tides work?', 'tides'],
  ['Why was the old bridge closed?', 'the old bridge'],
  ['Why was the contest held in Kyiv?', ''],
  ['Which is better?', ''],
])('%s asks about %j', (question, subject) => expect(subjectAsked(question)).toBe(subject))
