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

/** The text of a page's body, or of its one main part, without what surrounds it. */
export function bodyText(html: string): string {
  const document = parsePage(html)
  removeHidden(document)
  removeClutter(document.body)
  const whole = toText(document.body)
  for (const part of document.querySelectorAll(frame)) part.remove()
  const [main, other] = document.querySelectorAll('main, [role=main], article')
  return toText(main === undefined || other !== undefined ? document.body : main) || whole
}

/** Counts the letters of a page outside of what surrounds its content. */
export function lettersWithin(document: Document): number {
  const frames = [...document.querySelectorAll(frame)].filter((part) => part.parentElement?.closest(frame) === null)
  return lettersIn(document.body.textContent) - frames.reduce((sum, part) => sum + lettersIn(part.textContent), 0)
}
