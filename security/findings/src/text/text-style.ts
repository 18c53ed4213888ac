import type { Severity } from '../severity.ts'

/** The marks of a terminal; plain text when left out. */
export interface TextStyle {
  readonly severity: (severity: Severity, text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}
