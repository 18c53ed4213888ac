import { lettersIn } from './letters-in.ts'
import { parsePage } from './parse-page.ts'
import { removeClutter } from './remove-clutter.ts'
import { removeHidden } from './remove-hidden.ts'
import { toText } from './to-text.ts'

/** Selectors of what surrounds a page's content; the classes are those of Sphinx, DocBook, Publican, Texinfo and AsciiDoc. */
const frame = [
  'nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], #comments, .comments',
  '.sphinxsidebar, .related, .navheader, .navfooter, .docnav, .nav-panel, .toc, .toc2, #toc, .footer, #footer, .breadcrumbs',
].join(', ')

/** The parts that surround a page's content. AsciiDoc says of the whole body that it has a list of contents (`class="toc2"`). */
function framesOf(document: Document): readonly Element[] {
  return [...document.querySelectorAll(frame)].filter((part) => part !== document.body)
}

/** The text of a page's body, or of its one main part, without what surrounds it. */
export function bodyText(html: string): string {
  const document = parsePage(html)
  removeHidden(document)
  removeClutter(document.body)
  const whole = toText(document.body)
  for (const part of framesOf(document)) part.remove()
  const [main, other] = document.querySelectorAll('main, [role=main], article')
  return toText(main === undefined || other !== undefined ? document.body : main) || whole
}

/** Counts the letters and the headings of a page outside of what surrounds its content. */
export function countWithin(document: Document): { readonly letters: number; readonly headings: number } {
  const all = framesOf(document)
  const frames = all.filter((part) => !all.some((other) => other !== part && other.contains(part)))
  const outside = (count: (part: Element) => number): number => count(document.body) - frames.reduce((sum, part) => sum + count(part), 0)
  return {
    letters: outside((part) => lettersIn(part.textContent)),
    headings: outside((part) => part.querySelectorAll('h2, h3, h4, h5, h6').length),
  }
}
