const rows = ['1234567890-', ' qwertyuiop', ' asdfghjkl', ' zxcvbnm'] as const

/** Tells whether two keys lie beside each other on a QWERTY keyboard. */
export function areNeighbourKeys(a: string, b: string): boolean {
  const [one, two] = [positionOf(a), positionOf(b)]
  if (one === null || two === null) return false
  const [down, along] = [two[0] - one[0], two[1] - one[1]]
  return (
    (down === 0 && Math.abs(along) === 1) || (down === 1 && (along === 0 || along === -1)) || (down === -1 && (along === 0 || along === 1))
  )
}

function positionOf(key: string): readonly [number, number] | null {
  for (const [row, keys] of rows.entries()) {
    const column = keys.indexOf(key)
    if (column >= 0 && key !== ' ') return [row, column]
  }
  return null
}
