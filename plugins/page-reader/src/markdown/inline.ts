import { raised } from '../raised.ts'

/** Roles of MyST whose content is words, as those of reStructuredText; that of every other is a name of code. */
const wordRole = /^(?:doc|ref|numref|eq|term|sub|abbr|dfn|guilabel|menuselection|download|user)$/
/** A role, or a span of code, in which braces are none. */
const roleOrCode = /\{([a-z][\w:.+-]{0,40})\}`([^`\n]{1,300})`|(`+)[^`]+\3/g

/** Prose without the roles of MyST (`` {doc}`the guide <guide>` ``): of one that has words and a place the words stay. */
function withoutRoles(text: string): string {
  return text.replaceAll(roleOrCode, (whole, name: string | undefined, content = '') => {
    if (name === undefined) return whole
    const words = /^(.+?)\s*<[^<>]*>$/.exec(content)?.[1]
    if (words !== undefined) return words
    if (/^(?:pep|rfc)$/.test(name)) return `${name.toUpperCase()} ${content}`
    if (/^(?:issue|pr|gh)$/.test(name)) return `#${content}`
    if (name === 'sup') return raised(content)
    const bare = content.replace(/^[~!]/, '')
    return wordRole.test(name) ? bare : `\`${bare}\``
  })
}

/** A reference by its words alone, `[bcrypt]`: no image, no definition, no link with an address or a label of its own. */
const shortcut = /(?<![!\\\]\w])\[([^[\]\n^][^[\]\n]{0,200})\](?![[(:])/g

const labelOf = (words: string): string => words.toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Labels of the definitions of links in a text, `[bcrypt]: https://…`. */
export function definedLabels(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/^ {0,3}\[([^\]\n^][^\]\n]{0,200})\]:[ \t]*\S/gm), ([, label = '']) => labelOf(label)))
}

/** Escaped signs that would be read as a tag: `\<file or folder\>`. */
const escapedTag = /\\<([^<>\\\n]{1,80})\\>/g
/** A word with escaped signs that would be read as marks of emphasis. */
const escapedName = /(?<=^|[\s("'*])(?=[\w.:-]{0,200}\\[_*])(?:[\w.:-]|\\[_*]){1,200}(?=$|[\s),;?!"'*])/g
/** A backslash before a sign that is none where it stands: not at the beginning of a line, nor behind a number there, where it could open an item or a heading. */
const escape = /\\(?=["'&{}$%@/=^:;,?[\]]|<[^\w/!]|>|$)|(?<!^\s*\d{0,9})\\(?=[.()!+#~-])/g

/** A line as its words are read: without roles, without the brackets of links that are defined elsewhere, without what escapes a sign. */
export function inlineOf(line: string, labels: ReadonlySet<string>): string {
  if (!/[\\[{]/.test(line)) return line
  const text = withoutRoles(line).replaceAll(shortcut, (whole, words: string) =>
    /\p{L}/u.test(words) && labels.has(labelOf(words)) ? words : whole,
  )
  const parts = text.split(/(`[^`]*`)/)
  // A span of code that ends on another line: what is code in this one cannot be told.
  return text.includes('\\') && !parts.some((part, at) => at % 2 === 0 && part.includes('`'))
    ? parts.map((part, at) => (at % 2 === 0 ? withoutEscapes(part) : part)).join('')
    : text
}

function withoutEscapes(text: string): string {
  return text
    .replaceAll(escapedTag, '`<$1>`')
    .replaceAll(escapedName, (word) => `\`${word.replaceAll('\\', '')}\``)
    .replaceAll(escape, '')
}
