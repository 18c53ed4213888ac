import type { AnyNode } from 'acorn'
import { joined, maxChars } from './folded-texts.ts'

/** Patterns that cost nothing to run, whoever wrote them: plain characters, or one class. */
const cheapPattern = /^(?:(?:[\w :;,!#%&@~/-]|\\[.$|*+?()[\]-])+|\[[^\][\\]+\])$/

/** Methods that make a text of a text and at most two numbers. Case and blanks at the ends are no matter for a name. */
const methods: Readonly<Record<string, (text: string, from?: number, to?: number) => string | undefined>> = {
  toString: (text: string) => text,
  valueOf: (text: string) => text,
  normalize: (text) => text,
  toLowerCase: (text) => text.toLowerCase().trim(),
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.toLowerCase().trim(),
  trimStart: (text) => text.trimStart(),
  trimEnd: (text) => text.trimEnd(),
  slice: (text, from, to) => text.slice(from, to),
  substring: (text, from = 0, to) => text.substring(from, to),
  substr: (text, from = 0, count) => text.slice(from, count === undefined ? undefined : from + count),
  charAt: (text, from = 0) => text.charAt(from),
  at: (text, from = 0) => text.at(from),
  padStart: (text, length = 0) => (length <= text.length ? text : undefined),
  padEnd: (text, length = 0) => (length <= text.length ? text : undefined),
  repeat: (text, count) => (count === 1 ? text : undefined),
}

/** The answer of a text's own method whose answer is a text; `args` are its arguments as texts, `first` the first as it is written. */
export function textMethod(text: string, name: string, args: readonly (string | null)[], first: AnyNode | undefined): string | null {
  if (name === 'concat') return joined([text, ...args])
  if (name === 'replace' || name === 'replaceAll') return replaced(text, args, first)
  const numbers = args.slice(0, 2).map((one) => (one === null ? Number.NaN : Number(one)))
  return Object.hasOwn(methods, name) ? (methods[name]?.(text, ...numbers) ?? null) : null
}

function replaced(text: string, [what = null, by = null]: readonly (string | null)[], first: AnyNode | undefined): string | null {
  if (by === null) return null
  if (first?.type === 'Literal' && first.regex)
    return cheapPattern.test(first.regex.pattern)
      ? text.replaceAll(new RegExp(first.regex.pattern, 'g'), () => by).slice(0, maxChars)
      : null
  return what === null || what === '' ? null : text.replaceAll(what, () => by).slice(0, maxChars)
}
