/** One edit that turns the name meant (`from`) into the name written (`to`), at a place of the meant one. */
export interface Edit {
  readonly kind: 'insert' | 'delete' | 'substitute' | 'transpose'
  /** Index in the meant name. */
  readonly at: number
  readonly from: string
  readonly to: string
  /** The letters of the meant name beside the place. */
  readonly before: string
  readonly after: string
}

/**
 * The cheapest edits between two short texts under optimal string alignment (insert, delete, substitute, swap of neighbours),
 * or null when more than `limit` are needed.
 */
export function align(meant: string, written: string, limit: number): readonly Edit[] | null {
  if (Math.abs(meant.length - written.length) > limit) return null
  const rows = distances(meant, written)
  const width = written.length + 1
  if ((rows[meant.length * width + written.length] ?? 0) > limit) return null
  return walkBack(meant, written, rows)
}

function walkBack(meant: string, written: string, rows: Uint8Array): readonly Edit[] {
  const width = written.length + 1
  const cost = (i: number, j: number): number => (i < 0 || j < 0 ? Infinity : (rows[i * width + j] ?? 0))
  const edits: Edit[] = []
  let [i, j] = [meant.length, written.length]
  while (i > 0 || j > 0) {
    const here = cost(i, j)
    const isEqual = i > 0 && j > 0 && meant[i - 1] === written[j - 1]
    if (isSwap(meant, written, i, j) && here === cost(i - 2, j - 2) + 1) {
      ;[i, j] = [i - 2, j - 2]
      edits.push(edit('transpose', meant, i, meant.slice(i, i + 2), written.slice(j, j + 2)))
    } else if (here === cost(i - 1, j - 1) + (isEqual ? 0 : 1)) {
      ;[i, j] = [i - 1, j - 1]
      if (!isEqual) edits.push(edit('substitute', meant, i, meant[i] ?? '', written[j] ?? ''))
    } else if (here === cost(i - 1, j) + 1) {
      i -= 1
      edits.push(edit('delete', meant, i, meant[i] ?? '', ''))
    } else {
      j -= 1
      edits.push(edit('insert', meant, i, '', written[j] ?? ''))
    }
  }
  return edits.toReversed()
}

function edit(kind: Edit['kind'], meant: string, at: number, from: string, to: string): Edit {
  return { kind, at, from, to, before: meant[at - 1] ?? '', after: meant[at + from.length] ?? '' }
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
