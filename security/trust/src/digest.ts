import { hash } from 'node:crypto'

/** sha256 or sha512 of bytes, in lower-case hex. */
export function digest(algorithm: 'sha256' | 'sha512', data: Uint8Array | string): string {
  return hash(algorithm, data, 'hex')
}
