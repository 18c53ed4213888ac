import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['a placeholder in code', 'Run `npm trust <provider> --help` now.', 'Run npm trust <provider> --help now.'],
  ['a placeholder in prose', 'Set <package-spec> and <T>.', 'Set <package-spec> and <T>.'],
  ['code that looks like markup', 'The element `<br>` breaks a line, `**` is a power.', 'The element <br> breaks a line, ** is a power.'],
  ['code in a link or in bold', 'See [`npm ci`](/npm-ci), **`npm <x>`** - both.', 'See npm ci, npm <x> - both.'],
  ['code of two backticks', 'Write ``a ` b`` here.', 'Write a ` b here.'],
  ['the star inside a German word', 'Die **Entwickler*innen** und *Nutzer*innen warten.', 'Die Entwickler*innen und Nutzer*innen warten.'],
  [
    'the low line of a member',
    'Call Field._bind_to_schema, self.__dict__ or a::_b; x->_y too.',
    'Call Field._bind_to_schema, self.__dict__ or a::_b; x->_y too.',
  ],
  ['the low line before a name of several words', 'Then _bind_to_schema runs.', 'Then _bind_to_schema runs.'],
  ['the star of a product', 'It is 2*3 or 24*60*60, a*b and 10*x of *them*.', 'It is 2*3 or 24*60*60, a*b and 10*x of them.'],
  ['the star of any file', 'Delete *.txt, src/* and **/*.js, *not* others.', 'Delete *.txt, src/* and **/*.js, not others.'],
  ['the star of a pattern', 'Disable it for .org/.*/status and x.*(a|b), *now.*', 'Disable it for .org/.*/status and x.*(a|b), now.'],
  ['the star of the other arguments', 'Pass *args and **kwargs on **now**.', 'Pass *args and **kwargs on now.'],
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
  ['low lines around words and names', 'An _own idea_ of __all__ and _foo_bar_. _So_ it is.', 'An own idea of all and foo_bar. So it is.'],
  ['a backtick alone', 'It is 5` long and *quite* __thin__', 'It is 5 long and quite thin'],
])('%s are taken out', (_, text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test('keeps the marks of code where a reader is to see them', () => {
  expect(plainText('Run *now* `npm  ci <x>` [there](a.html).', { keepCode: true })).toBe('Run now `npm ci <x>` there.')
})

test('a line to be filled in may be as long as a page', () => {
  const text = `Name: a${'_'.repeat(300_000)} of the keeper`
  // The last three may set a word off.
  expect(plainText(text).length).toBe(text.length - 3)
})
