import type { AnyNode } from 'acorn'
import { joined, maxChars } from './folded-texts.ts'

/** Patterns that cost nothing to run, whoever wrote them: plain characters, or one class. */
const cheapPattern = /^(?:(?:[\w :;,!#%&@~/-]|\\[.$|*+?()[\]-])+|\[[^\][\\]+\])$/

/** The answer of a text's own method whose answer is a text; `args` are its arguments as texts, `first` the first as it is written. */
export function textMethod(text: string, name: string, args: readonly (string | null)[], first: AnyNode | undefined): string | null {
  const [from, to] = args.map((one) => (one === null ? Number.NaN : Number(one)))
  switch (name) {
    case 'concat':
      return joined([text, ...args])
    case 'replace':
    case 'replaceAll':
      return replaced(text, args, first)
    case 'toString':
    case 'valueOf':
      return text
    case 'toLowerCase':
    case 'trim':
      return text.toLowerCase().trim()
    case 'slice':
      return text.slice(from, to)
    case 'substring':
      return text.substring(from ?? 0, to)
    case 'charAt':
      return text.charAt(from ?? 0)
    default:
      return null
  }
}

function replaced(text: string, [what = null, by = null]: readonly (string | null)[], first: AnyNode | undefined): string | null {
  if (by === null) return null
  if (first?.type === 'Literal' && first.regex)
    return cheapPattern.test(first.regex.pattern)
      ? text.replaceAll(new RegExp(first.regex.pattern, 'g'), () => by).slice(0, maxChars)
      : null
  return what === null || what === '' ? null : text.replaceAll(what, () => by).slice(0, maxChars)
}
