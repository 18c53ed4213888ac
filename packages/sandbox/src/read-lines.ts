/** Cuts a byte stream into lines. `onTooLong` is called, once, as soon as a line is longer than `maxBytes`. */
export function readLines(maxBytes: number, onLine: (line: Uint8Array) => void, onTooLong: () => void): (chunk: Uint8Array) => void {
  let parts: Uint8Array[] = []
  let held = 0
  let isOver = false
  return (chunk) => {
    let rest = chunk
    while (!isOver) {
      const end = rest.indexOf(0x0a)
      const piece = end === -1 ? rest : rest.subarray(0, end)
      held += piece.length
      if (held > maxBytes) {
        isOver = true
        onTooLong()
        return
      }
      parts.push(piece)
      if (end === -1) return
      const line = parts.length === 1 ? piece : Buffer.concat(parts)
      parts = []
      held = 0
      rest = rest.subarray(end + 1)
      if (line.length > 0) onLine(line)
    }
  }
}
