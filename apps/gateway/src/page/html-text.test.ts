import { expect, test } from 'vitest'
import { href, html, raw, textOf } from './html-text.ts'

test('values are escaped, what is absent is left out, lists and HTML are written in their place', () => {
  const items = ['<b>', 'a & "b"'].map((text) => html`<i title="${text}">${text}</i>`)
  const view = html`<p>${items}${null}${undefined}${false}${0}${raw('<br>')}</p>`
  expect(textOf(view, '')).toBe('<p><i title="&lt;b&gt;">&lt;b&gt;</i><i title="a &amp; &quot;b&quot;">a &amp; &quot;b&quot;</i>0<br></p>')
})

test('addresses begin with the path below which the gateway lies', () => {
  const link = html`<p>${html`<a href="${href('/drafts/x?from=1&to=2')}">Draft</a>`}</p>`
  expect(textOf(link, '')).toBe('<p><a href="/drafts/x?from=1&amp;to=2">Draft</a></p>')
  expect(textOf(link, '/galley')).toBe('<p><a href="/galley/drafts/x?from=1&amp;to=2">Draft</a></p>')
})
