import { fnv1a } from './fingerprint.ts'

/** A UUID (RFC 9562, version 8) made of a document's content: the same audit has the same id. */
export function documentId(content: string): string {
  const hex = fnv1a(content) + fnv1a(`${content}\0again`)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
