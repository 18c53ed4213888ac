import { parseHTML } from 'linkedom/worker'

/** Maximum nesting of elements. Browsers stop at 512; what is deeper is no text that a person wrote, and slow to walk through. */
const maxDepth = 512

/** Makes a document of HTML; a fragment gets the frame it lacks. Nothing of the page is run or loaded. Throws for absurdly deep nesting. */
export function parsePage(html: string): Document {
  if (isUnclosed(html)) throw tooDeep()
  const whole = parse(html)
  const document = isFramed(whole)
    ? whole
    : parse(`<!doctype html><html><head></head><body>${html.replaceAll(/<\/?(?:html|head|body)\b[^>]*>/gi, ' ')}</body></html>`)
  if (!isFramed(document) || isTooDeep(document)) throw tooDeep()
  removeAnchors(document)
  for (const title of document.querySelectorAll(boxTitles)) title.remove()
  return document
}

/** Titles of boxes of DocBook, AsciiDoc and Sphinx in the middle of a text: as headings they would be over what follows the box. */
const boxTitles = '.sidebar > .titlepage, .sidebar > .sidebar-title, .sidebarblock > .content > .title, .topic > .topic-title'

/**
 * Takes out the links of headings to themselves (`¶`, `#`, a picture of a chain), and the numbers beside paragraphs that lead to them: they are no words of
 * either. The name of a place is no link, and has words in it where it was closed as XML is (`<a id="b"/>`). A heading that is a link within its page, to itself or to the table of
 * contents, or names a piece of code, is no link to something else to read: its words stay.
 */
function removeAnchors(document: Document): void {
  for (const place of document.querySelectorAll('a:not([href])')) place.replaceWith(...place.childNodes)
  for (const link of document.querySelectorAll('h1 a, h2 a, h3 a, h4 a, h5 a, h6 a')) {
    const address = link.getAttribute('href') ?? ''
    if (address.includes('#') && !/[\p{L}\p{N}]/u.test(link.textContent)) link.remove()
    else if (address.startsWith('#') || link.querySelector('code') !== null) link.replaceWith(...link.childNodes)
  }
  for (const link of document.querySelectorAll('label a[href^="#"], span a[href^="#"], div a[href^="#"]')) {
    const number = link.textContent.trim()
    const isAlone = link.parentElement?.textContent.trim() === number
    if (isAlone && /^\d+$/.test(number) && link.getAttribute('href') === `#${number}`) link.remove()
  }
}

function tooDeep(): Error {
  return new Error('the page is nested too deeply or too badly broken to be read')
}

/** Elements that need no end, or whose end is often left out. */
const open = new Set(
  'area base body br col dd dt embed head hr html img input li link meta option p param source td th tr track wbr'.split(' '),
)

/** True when so many elements are open at once that to build their tree alone would take minutes. */
function isUnclosed(html: string): boolean {
  let balance = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (open.has(name.toLowerCase())) continue
    balance += slash === '' ? 1 : -1
    if (balance > 20_000) return true
  }
  return false
}

function parse(html: string): Document {
  return parseHTML(html).document
}

/** The parser keeps what it finds: a document's first element may be any element, or none. */
function isFramed(document: Document): boolean {
  const root = document.documentElement as Element | null
  return root !== null && root.localName === 'html' && [...root.children].some((child) => child.localName === 'body')
}

function isTooDeep(document: Document): boolean {
  let level: Element[] = [document.documentElement]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true
    level = level.flatMap((element) => Array.from(element.children))
  }
  return false
}
