import { expect, test } from 'vitest'
import { safeMarkdown } from './safe-markdown.ts'

test.each([
  ['raw HTML', 'a <script>b</script>', 'a &lt;script>b&lt;/script>'],
  ['a link to a script', '[x](javascript:1)', String.raw`[x]\(javascript:1)`],
  ['a definition', '[x]: javascript:1', String.raw`\[x]: javascript:1`],
  // kramdown takes it there, and gives its address to an [x] elsewhere.
  ['a definition in a list', '- [x]: javascript:1', String.raw`- \[x]: javascript:1`],
  ['a definition in a quotation', '> [x]: javascript:1', String.raw`> \[x]: javascript:1`],
  ['a footnote', 'It is so.[^1]\n\n[^1]: A page.', 'It is so.[^1]\n\n[^1]: A page.'],
  ['a link of the web', '[x](https://a.example/) and <https://b.example/>', '[x](https://a.example/) and <https://b.example/>'],
  ['code', '`<b>`\n\n```\n[x]: javascript:1\n```', '`<b>`\n\n```\n[x]: javascript:1\n```'],
])('%s', (_, markdown, safe) => {
  expect(safeMarkdown(markdown)).toBe(safe)
})
