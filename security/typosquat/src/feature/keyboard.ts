const ROWS = ['1234567890-', ' qwertyuiop', ' asdfghjkl', ' zxcvbnm'] as const

/** Do two keys lie beside each other on a QWERTY keyboard? */
export function areNeighbours(a: string, b: string): boolean {
  const [one, two] = [placeOf(a), placeOf(b)]
  if (one === null || two === null) return false
  const [down, along] = [two[0] - one[0], two[1] - one[1]]
  return (
    (down === 0 && Math.abs(along) === 1) || (down === 1 && (along === 0 || along === -1)) || (down === -1 && (along === 0 || along === 1))
  )
}

function placeOf(key: string): readonly [number, number] | null {
  for (const [row, keys] of ROWS.entries()) {
    const column = keys.indexOf(key)
    if (column >= 0 && key !== ' ') return [row, column]
  }
  return null
}
