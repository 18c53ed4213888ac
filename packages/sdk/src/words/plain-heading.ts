/** Code, whose text is kept as it stands, and marks of emphasis, which go. */
const marks = /`+([^`]+)`+|[*`]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu
const pictures = /!\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g

/** Takes the words out of a heading in Markdown, for a title: badges and other pictures go, unless it holds nothing else. */
export function plainHeading(heading: string): string {
  return wordsOf(heading.replaceAll(pictures, '')) || wordsOf(heading.replaceAll(pictures, '$1'))
}

function wordsOf(heading: string): string {
  return heading
    .replaceAll(/\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g, '$1')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(marks, (_, code = '') => code)
    .replace(/\s*\{:?\s*[#.][^{}]*\}\s*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
