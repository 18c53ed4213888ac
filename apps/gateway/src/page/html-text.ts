import type { html } from 'hono/html'

/** HTML whose values are escaped. */
export type HtmlText = ReturnType<typeof html>

/** Control characters, and those that turn the direction of the text after them: in a title they would turn the page around it. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/**
 * Writes HTML as text, without characters that nobody can see and that change what is seen. The studio's views await nothing, so that a page
 * is drawn at one moment.
 */
export function textOf(view: HtmlText): string {
  if (view instanceof Promise) throw new TypeError('A view must not await anything.')
  return view.toString().replaceAll(unprintable, '')
}
