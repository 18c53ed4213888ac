import { hidingSelectors } from './hiding-selectors.ts'
import { isHidingStyle } from './hiding-style.ts'

/** Elements that hold no text for a reader. */
const silent = [
  'body title',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'audio',
  'video',
  'button',
  'select',
  'textarea',
  'input',
  'dialog:not([open])',
  '[hidden]',
  '[aria-hidden=true]',
].join(',')

/** Takes out what a person who looks at the page does not see: scripts, hidden elements, HTML comments. */
export function removeHidden(document: Document): void {
  const css = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n')
  for (const element of document.querySelectorAll(silent)) if (!isFrame(element)) element.remove()
  const hidden = [...document.querySelectorAll('[style]')].filter((element) => isHidingStyle(element.getAttribute('style') ?? ''))
  hidden.push(...hidingSelectors(css).flatMap((selector) => matches(document, selector)))
  const half = document.body.textContent.length / 2
  for (const element of hidden) if (!isFrame(element) && element.textContent.length < half) element.remove()
  removeComments(document)
}

/** The page's own frame, or most of the page, is sometimes hidden until a script shows it. */
function isFrame(element: Element): boolean {
  return ['html', 'body', 'main'].includes(element.localName)
}

function matches(document: Document, selector: string): readonly Element[] {
  try {
    return [...document.querySelectorAll(selector)]
  } catch {
    return [] // not a selector that the parser knows
  }
}

function removeComments(document: Document): void {
  const comment = 8
  const walker = document.createTreeWalker(document, 128)
  const found: Node[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node.nodeType === comment) found.push(node)
  for (const node of found) node.parentNode?.removeChild(node)
}
