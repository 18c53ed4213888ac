/** A byte's letter or digit as 1–32 (six classes of digits), anything else 0: one bit each in the sets that sieve near names. */
export const letterBit = Uint8Array.from({ length: 256 }, (_, byte) => {
  const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
  if (lower >= 97 && lower <= 122) return lower - 96
  return lower >= 48 && lower <= 57 ? 27 + ((lower - 48) % 6) : 0
})
