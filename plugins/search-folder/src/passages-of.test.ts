import { expect, test } from 'vitest'
import { passagesOf } from './passages-of.ts'

const fenced = '```\nls\n\n# Become root\nmake\n```'

test.each([
  ['markdown', `# Hive\n\nBees.\n\n${fenced}\n\nEnd.`],
  ['html', '<h1>Hive</h1><p>Bees.</p><pre>ls\n\n# Become root\nmake</pre><p>End.</p>'],
] as const)('a comment in the code of %s begins no part', (type, text) => {
  expect(passagesOf({ path: 'a', type, text })).toEqual([{ heading: 'Hive', text: `Bees.\n\n${fenced}\n\nEnd.` }])
})

test('cells of a table are words of their own', () => {
  const html = '<table><tr><th>Bee</th><th>Legs</th></tr><tr><td>Honey</td><td>six</td></tr></table>'
  expect(passagesOf({ path: 'a.html', type: 'html', text: html }).map(({ text }) => text.split(/\s+/))).toEqual([
    ['Bee', 'Legs', 'Honey', 'six'],
  ])
})
