/** One DER element (X.690): a tag, its length and its parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const bytes = body.length < 0x80 ? [] : body.length < 0x100 ? [0x81] : [0x82, body.length >> 8]
  return Buffer.concat([Buffer.from([tag, ...bytes, body.length & 0xff]), body])
}

/** The tags that certificates are made of. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  set: 0x31,
  time: 0x17,
  sequence: 0x30,
} as const

/** An object identifier, such as `2.5.29.17`. */
export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80)
    return groups
  })
  return der(tags.oid, Buffer.from(bytes))
}

/** An X.509 extension. */
export function extension(id: string, value: Uint8Array, isCritical = false): Buffer {
  return der(tags.sequence, oid(id), ...(isCritical ? [der(tags.boolean, Buffer.from([0xff]))] : []), der(tags.octets, value))
}
