/** Order of the curve P-256 (SEC 2, section 2.4.2). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Brings an ECDSA P-256 signature (DER) into the one of its two spellings whose `s` is at most half of the order: (r, s) and (r, n − s) are
 * both valid for the same data, and anybody can turn one into the other without the key.
 * Null for what is no such signature in DER.
 */
export function toLowS(signature: Uint8Array): Uint8Array | null {
  const hex = Buffer.from(signature).toString('hex')
  const length = Number.parseInt(hex.slice(2, 4), 16)
  if (!hex.startsWith('30') || length !== signature.length - 2 || length > 0x7f) return null
  const r = readInteger(hex, 4)
  const s = r && readInteger(hex, r.end)
  if (!r || !s || s.end !== hex.length) return null
  const low = s.value > order / 2n ? order - s.value : s.value
  const body = writeInteger(r.value) + writeInteger(low)
  return Buffer.from(`30${(body.length / 2).toString(16).padStart(2, '0')}${body}`, 'hex')
}

/** True for a signature that is in its one spelling already. */
export function isLowS(signature: Uint8Array): boolean {
  const low = toLowS(signature)
  return low !== null && Buffer.from(low).equals(signature)
}

function readInteger(hex: string, at: number): { readonly value: bigint; readonly end: number } | null {
  const length = Number.parseInt(hex.slice(at + 2, at + 4), 16)
  const end = at + 4 + 2 * length
  if (hex.slice(at, at + 2) !== '02' || !(length > 0) || end > hex.length) return null
  return { value: BigInt(`0x${hex.slice(at + 4, end)}`), end }
}

function writeInteger(value: bigint): string {
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  // A leading bit would make it negative (X.690, section 8.3).
  const positive = /^[89a-f]/.test(even) ? `00${even}` : even
  return `02${(positive.length / 2).toString(16).padStart(2, '0')}${positive}`
}
