/** A logical line of a requirements file: continuation lines joined, comments gone; `notes` are the comments that stand below it. */
export interface RequirementLine {
  /** Of its first physical line, from 1. */
  readonly line: number
  readonly text: string
  readonly notes: readonly string[]
}

/** Splits a requirements file as pip does: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function splitRequirementLines(text: string): readonly RequirementLine[] {
  const found: { line: number; text: string; notes: string[] }[] = []
  let parts: string[] = []
  let start = 0
  const finish = (): void => {
    const whole = parts.join(' ').trim()
    if (whole !== '') found.push({ line: start, text: whole, notes: [] })
    parts = []
  }
  for (const [index, raw] of text.split('\n').entries()) {
    const comment = /(?:^|\s)#(?<note>.*)$/.exec(raw)
    const content = (comment === null ? raw : raw.slice(0, comment.index)).trimEnd()
    if (parts.length === 0) start = index + 1
    const isContinued = comment === null && content.endsWith('\\')
    parts.push(isContinued ? content.slice(0, -1) : content)
    if (!isContinued) finish()
    const note = comment?.groups?.['note']?.trim()
    if (note !== undefined && note !== '') found.at(-1)?.notes.push(note)
  }
  finish()
  return found
}
