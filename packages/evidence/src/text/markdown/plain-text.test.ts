import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['a placeholder in code', 'Run `npm trust <provider> --help` now.', 'Run npm trust <provider> --help now.'],
  ['a placeholder in prose', 'Set <package-spec> and <T>.', 'Set <package-spec> and <T>.'],
  ['code that looks like markup', 'The element `<br>` breaks a line, `**` is a power.', 'The element <br> breaks a line, ** is a power.'],
  ['code in a link or in bold', 'See [`npm ci`](/npm-ci), **`npm <x>`** - both.', 'See npm ci, npm <x> - both.'],
  ['code of two backticks', 'Write ``a ` b`` here.', 'Write a ` b here.'],
  ['the star inside a German word', 'Die **Entwickler*innen** und *Nutzer*innen warten.', 'Die Entwickler*innen und Nutzer*innen warten.'],
])('%s is no markup', (_, text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test.each([
  ['tags', 'A <b class="x">bold</b> line<br/> and <A HREF="x">more</A>', 'A bold line and more'],
  ['comments and addresses', 'See <https://example.org/a> <!-- not --> here', 'See here'],
  ['links by reference', 'A [`Pool`][] and [its docs][api], as [1][2] say', 'A Pool and its docs, as [1][2] say'],
  [
    'marks of emphasis, but not the signs of an alphabet,',
    'It is _quite_ free of A-Za-z0-9_- and x',
    'It is quite free of A-Za-z0-9_- and x',
  ],
  ['a backtick alone', 'It is 5` long and *quite* __thin__', 'It is 5 long and quite thin'],
])('%s are taken out', (_, text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test('keeps the marks of code where a reader is to see them', () => {
  expect(plainText('Run *now* `npm  ci <x>` [there](a.html).', { keepCode: true })).toBe('Run now `npm ci <x>` there.')
})
