import { oneLine } from './facts-of.ts'
import { lettersIn } from './letters-in.ts'

/** Captions belong to pictures that are not there. */
const captions = 'figure, figcaption, [class*=caption]'

/** The word over a box, *Note* or its picture: it says nothing by itself. */
const labels = '.admonition-title, .admonitionblock td.icon'

/**
 * Takes out what is left around an article's text: captions, labels of boxes, lists and tables of links (menus, related pages), lines
 * that are links (read more, *previous | up | next*). Nothing in them could be quoted.
 */
export function removeClutter(root: Element): void {
  for (const part of root.querySelectorAll(labels)) part.remove()
  for (const part of root.querySelectorAll(captions)) if (part.querySelector('p + p') === null) part.remove()
  for (const list of root.querySelectorAll('ul, ol')) if (list.querySelector('li + li') !== null && linkShare(list) > 0.8) list.remove()
  for (const table of root.querySelectorAll('table')) if (linkShare(table) > 0.9) table.remove()
  for (const line of root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, td, div')) {
    const isInner = line.querySelector('p, div, ul, ol, table') === null
    if (isInner && ((linkShare(line) > 0.9 && !isSentence(line)) || leadsOn(line))) line.remove()
  }
}

/** Links by which a page of a manual leads on and back: *Next: Comb, Previous: Hive, Up: Bees [Contents]*. */
const leading = 'a[rel=next], a[rel=prev], a[rel=up], a[accesskey=n], a[accesskey=p], a[accesskey=u]'

/** True for a short line with two such links. */
function leadsOn(line: Element): boolean {
  return line.querySelectorAll(leading).length > 1 && line.textContent.length < 400
}

/** Share of an element's text that is inside links, 0 to 1. */
function linkShare(element: Element): number {
  const all = lettersIn(element.textContent)
  if (all === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a[href]')) linked += lettersIn(link.textContent)
  return linked / all
}

function isSentence(element: Element): boolean {
  return /[.!?。]["”’)]*$/.test(oneLine(element.textContent)) || oneLine(element.textContent).length > 250
}
