import { hash } from 'node:crypto'

/** Digests bytes with sha256 or sha512, in lower-case hex. */
export function digest(algorithm: 'sha256' | 'sha512', data: Uint8Array | string): string {
  return hash(algorithm, data, 'hex')
}
