import { html, type HtmlText } from './html-text.ts'

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** Shows a moment in UTC to the minute, with the exact one in its attributes. */
export function showTime(at: string): HtmlText {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return html`${at}`
  return html`<time datetime="${at}" title="${at}">${format.format(date)}</time>`
}
