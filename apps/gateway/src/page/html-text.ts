import type { html } from 'hono/html'

/** HTML whose values are escaped. */
export type HtmlText = ReturnType<typeof html>

/** Writes HTML as text. The studio's views await nothing, so that a page is drawn at one moment. */
export function textOf(view: HtmlText): string {
  if (view instanceof Promise) throw new TypeError('A view must not await anything.')
  return view.toString()
}
