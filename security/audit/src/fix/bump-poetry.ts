import { bumpSpecifier } from './bump-specifier.ts'
import { pypiOrder } from '../advisories/pypi-order.ts'

/** Poetry's own constraints (`^1.4`, `~1.4`, `1.4`, `*`) besides those of PEP 440; null where `to` does not fit in. */
export function bumpPoetry(constraint: string, to: string): string | null {
  const text = constraint.trim()
  if (text === '*') return `>=${to}`
  const own = /^([\^~]?)(\d[\w.+!-]*)$/.exec(text)
  if (!own) return bumpSpecifier(text, to)
  return (pypiOrder.compare(own[2] ?? '', to) ?? -1) >= 0 ? constraint : `${own[1]}${to}`
}
