import { stringify } from 'yaml'

/** A text as YAML writes it on one line, quoted only where it must be. */
export function yamlScalar(text: string): string {
  return stringify(text, { singleQuote: true, lineWidth: 0 }).trimEnd()
}
