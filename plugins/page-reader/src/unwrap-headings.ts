/**
 * Takes headings out of boxes that hold nothing else, as `<div class="page-header"><h1>…</h1></div>`: Readability leaves out what is called a header. A
 * page's only `h1` is its title, and stays where it is.
 */
export function unwrapHeadings(document: Document): void {
  const isTitle = document.querySelectorAll('h1').length === 1
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    if (isTitle && heading.localName === 'h1') continue
    const box = heading.parentElement
    const isAlone = box !== null && /^(?:div|header|hgroup)$/.test(box.localName) && box.textContent.trim() === heading.textContent.trim()
    if (isAlone) box.replaceWith(heading)
  }
}
