import { expect, test } from 'vitest'
import { htmlBlocks } from './html-blocks.ts'

const textsOf = (html: string): readonly string[] => htmlBlocks(html).map(({ text }) => text)

test('what is hidden is left out, and what stands behind it is not', () => {
  expect(textsOf('<p>One.</p><div hidden><p>Two <b>of</b> it.</p><br></div><p>Three.</p>')).toEqual(['One.', 'Three.'])
  expect(textsOf('<p>One <span hidden>or two</span> words.</p><p>More.</p>')).toEqual(['One words.', 'More.'])
  expect(textsOf('<nav><p>Contents</p><nav>All</nav></nav><p>Text.</p>')).toEqual(['Text.'])
})

test('a hidden row is no part of a table, and a hidden cell keeps its column', () => {
  const rows = '<tr><th>a</th><th>b</th></tr><tr hidden><td>1</td><td>2</td></tr><tr><td hidden>3</td><td>4</td></tr>'
  const [table = ''] = textsOf(`<table>${rows}</table>`)
  expect(table.split('\n').map((row) => row.replaceAll(' ', ''))).toEqual(['|a|b|', '|---|---|', '||4|'])
})
