import { redactAddresses } from './redact-addresses.ts'

// `Authorization: Bearer TOKEN` is how our hints show the header: TOKEN stands in the place of a token and is none.
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(authorization\s*[:=](?!\s*bearer (?-i:TOKEN)(?![\w.~+/=-]))\s*)(?:bearer|basic|token)?\s*[^\s,;"']+/gi, '$1[redacted]'],
  [/\b(bearer\s+)[\w.~+/=-]{8,}/gi, '$1[redacted]'],
  [/\b(?:sk|pk|nvapi|glt)[-_](?=[\w-]*\d|[A-Za-z]{12})[\w-]{12,}/g, '[redacted]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted key]'],
]

/** Removes secrets from a text before it can reach a log, an answer or an error: tokens, keys, passwords in addresses. */
export function redact(text: string): string {
  return patterns.reduce((clean, [pattern, replacement]) => clean.replaceAll(pattern, replacement), redactAddresses(text))
}
