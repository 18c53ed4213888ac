import { expect, test } from 'vitest'
import { differsInLanguage } from './differs-in-language.ts'

const english = 'The bridge was opened in 1994, and it is 214 metres long.'

test.each([
  ['German', 'Die Brücke wurde im Jahr 1994 eröffnet und ist 214 Meter lang.', true],
  ['French', 'Le pont a été ouvert en 1994 et il est long de 214 mètres.', true],
  ['Japanese', '橋は1994年に開通した。', true],
  ['English', 'It opened in 1994 and was the longest of its time.', false],
  ['English with a German title', 'The book “Der Prozess und die Folgen” was printed in 1925 and is the best known.', false],
  ['English with a name in its own script', 'Michelle Yeoh (楊紫瓊) is an actress who was born in 1962.', false],
  ['too short to tell', 'Elbbrücke Torgau, 1994', false],
])('English and %s', (_, other, differs) => {
  expect(differsInLanguage(english, other)).toBe(differs)
  expect(differsInLanguage(other, english)).toBe(differs)
})
