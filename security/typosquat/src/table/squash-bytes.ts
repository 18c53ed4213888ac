import { letterBits } from './letter-filter.ts'

const atSign = 64
const slash = 47

/** A letter in lower case or a digit as itself, the slash of a scope as itself, every other byte as 0. */
const squashedBytes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 65 && byte <= 90) return byte + 32
  return (letterBits[byte] ?? 0) > 0 || byte === slash ? byte : 0
})

/** Counts the letters and digits of a name: `whole` of all of it, `scope` of its scope (0 without one). */
export function countSquashed(name: Uint8Array): { readonly whole: number; readonly scope: number } {
  let whole = 0
  let scope = 0
  for (const byte of name) {
    const letter = squashedBytes[byte] ?? 0
    if (letter > slash) whole++
    else if (letter === slash) scope = whole
  }
  return { whole, scope: name[0] === atSign ? scope : 0 }
}

/** Writes the last `length` letters and digits of a name that ends before `end`, into `into` from an offset. */
export function writeSquashed(bytes: Uint8Array, end: number, into: Uint8Array, offset: number, length: number): void {
  let at = end - 1
  for (let place = offset + length - 1; place >= offset; at--) {
    const letter = squashedBytes[bytes[at] ?? 0] ?? 0
    if (letter > slash) into[place--] = letter
  }
}
