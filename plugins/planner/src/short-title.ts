import { monthName, wholeWords } from '@galley/evidence'

/** Maximum characters of a title that makes a heading as it is. */
const maxLength = 60
const months = wholeWords([monthName], 'gu')

/** A document's title as a heading: without the name of its site, whole if it is short, else what stands before its colon if that tells anything. */
export function shortTitle(title: string): string {
  const [page = title] = title.split(/\s+[|–—]\s+|\s+-\s+/)
  const whole = page.trim().replace(/[.,;:!]+$/, '')
  return whole.length >= 3 && whole.length <= maxLength ? whole : nameIn(whole)
}

/** Shortens a title to what the document is about: *OLMo 2* of *OLMo 2: a model with nothing held back*; not a date. */
export function nameIn(title: string): string {
  const [head = title, ...rest] = title.split(/\s*:\s+|\s+[|–—-]\s+/)
  const telling = head.replaceAll(months, '').replaceAll(/\P{L}/gu, '').length >= 2 ? head : rest.join(': ')
  return (telling === '' ? title : telling).slice(0, 90).trim()
}
