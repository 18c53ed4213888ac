/** One edit on the way from the target to the candidate: the letters `from` of the target become the letters `to`. */
export interface Edit {
  readonly kind: 'insert' | 'delete' | 'substitute' | 'transpose'
  /** Index in the target. */
  readonly at: number
  readonly from: string
  readonly to: string
  /** The letter of the target before the edit, or nothing. */
  readonly before: string
  /** The letter of the target behind it, or nothing. */
  readonly after: string
}

/**
 * Finds the cheapest edits between two short texts under optimal string alignment (insert, delete, substitute, swap of neighbours),
 * or null where more than `maxEdits` are needed.
 */
export function findEdits(target: string, candidate: string, maxEdits: number): readonly Edit[] | null {
  if (Math.abs(target.length - candidate.length) > maxEdits) return null
  const rows = distances(target, candidate)
  const width = candidate.length + 1
  if ((rows[target.length * width + candidate.length] ?? 0) > maxEdits) return null
  return walkBack(target, candidate, rows)
}

function walkBack(target: string, candidate: string, rows: Uint8Array): readonly Edit[] {
  const width = candidate.length + 1
  const cost = (i: number, j: number): number => (i < 0 || j < 0 ? Infinity : (rows[i * width + j] ?? 0))
  const edits: Edit[] = []
  let [i, j] = [target.length, candidate.length]
  while (i > 0 || j > 0) {
    const here = cost(i, j)
    const isEqual = i > 0 && j > 0 && target[i - 1] === candidate[j - 1]
    if (isSwap(target, candidate, i, j) && here === cost(i - 2, j - 2) + 1) {
      ;[i, j] = [i - 2, j - 2]
      edits.push(edit(target, i, { kind: 'transpose', from: target.slice(i, i + 2), to: candidate.slice(j, j + 2) }))
    } else if (here === cost(i - 1, j - 1) + (isEqual ? 0 : 1)) {
      ;[i, j] = [i - 1, j - 1]
      if (!isEqual) edits.push(edit(target, i, { kind: 'substitute', from: target[i] ?? '', to: candidate[j] ?? '' }))
    } else if (here === cost(i - 1, j) + 1) {
      i -= 1
      edits.push(edit(target, i, { kind: 'delete', from: target[i] ?? '', to: '' }))
    } else {
      j -= 1
      edits.push(edit(target, i, { kind: 'insert', from: '', to: candidate[j] ?? '' }))
    }
  }
  return edits.toReversed()
}

/** Sets an edit between the letters around it. */
function edit(target: string, at: number, { kind, from, to }: Pick<Edit, 'kind' | 'from' | 'to'>): Edit {
  return { kind, at, from, to, before: target[at - 1] ?? '', after: target[at + from.length] ?? '' }
}

function isSwap(a: string, b: string, i: number, j: number): boolean {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== a[i - 2]
}

function distances(a: string, b: string): Uint8Array {
  const width = b.length + 1
  const rows = new Uint8Array((a.length + 1) * width)
  for (let j = 0; j <= b.length; j++) rows[j] = j
  for (let i = 1; i <= a.length; i++) {
    rows[i * width] = i
    for (let j = 1; j <= b.length; j++) {
      const here = i * width + j
      let best = (rows[here - width - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      best = Math.min(best, (rows[here - width] ?? 0) + 1, (rows[here - 1] ?? 0) + 1)
      if (isSwap(a, b, i, j)) best = Math.min(best, (rows[here - 2 * width - 2] ?? 0) + 1)
      rows[here] = best
    }
  }
  return rows
}
