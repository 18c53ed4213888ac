/** One line of a check-up. A `note` is no fault: Galley works without it, and the line says what it does instead. */
export interface Diagnosis {
  readonly state: 'ok' | 'note' | 'fault'
  readonly what: string
  readonly code?: string
  readonly cure?: string
}

/** A line that says that something works. */
export const ok = (what: string): Diagnosis => ({ state: 'ok', what })
