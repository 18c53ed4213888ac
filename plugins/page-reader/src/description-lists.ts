/** Classes of lists of Sphinx and docutils whose terms are signatures, and of the fields of one. */
export const signatureClasses: readonly string[] = ['py', 'c', 'cpp', 'js', 'rst', 'std', 'field-list']
const signed = signatureClasses.map((name) => `.${name}`).join(', ')

/** Words of a description, on the mean, from which its terms head texts; and of such a term at most. */
const longDescription = 40
const maxTerm = 12

/** True for a list of long descriptions with a term each, below which its section has nothing more: that would stand below the last term. */
export function isOfChapters(list: Element): boolean {
  const terms = termsOf(list)
  const isLong = wordsIn(list) >= longDescription * terms.length
  return (
    terms.length > 1 &&
    list.closest('li, td') === null &&
    isLong &&
    terms.every((term) => wordsIn(term) <= maxTerm) &&
    isLastOfSection(list)
  )
}

/** True for a list of short terms with a paragraph each. */
export function isOfLines(list: Element): boolean {
  const terms = termsOf(list)
  return (
    terms.length > 1 &&
    terms.every((term) => wordsIn(term) <= maxTerm && !/[?!.]$/.test(term.textContent.trim())) &&
    list.querySelector('dd :is(pre, ul, ol, dl, table, p ~ p, p ~ div)') === null
  )
}

/** The terms of a list that has one before each description; none of any other. */
function termsOf(list: Element): readonly Element[] {
  const children = [...list.children]
  const isPaired = children.every(({ localName }, at) => localName === (at % 2 === 0 ? 'dt' : 'dd')) && children.length % 2 === 0
  return isPaired && !list.matches(signed) ? children.filter((_, at) => at % 2 === 0) : []
}

function wordsIn({ textContent }: Element): number {
  return textContent.trim().split(/\s+/).length
}

/** True where nothing but a heading follows an element, up to the end of its page. */
function isLastOfSection(element: Element): boolean {
  for (let node: Element | null = element; node !== null && node.localName !== 'body'; node = node.parentElement)
    for (let next = node.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if (next.textContent.trim() === '') continue
      const first = /^h[1-6]$/.test(next.localName) ? next : next.querySelector('h1, h2, h3, h4, h5, h6')
      return first !== null && next.textContent.trim().startsWith(first.textContent.trim())
    }
  return true
}
