import type { Finding } from './finding.ts'

/**
 * A stable name for *this finding at this package*, whatever line it moves to: SARIF `partialFingerprints`.
 * It tells findings apart and protects nothing.
 */
export function fingerprint(finding: Finding): string {
  const ids = finding.evidence['ids'] ?? finding.evidence['id'] ?? finding.evidence['target'] ?? finding.message
  return fnv1a([finding.code, finding.subject, String(ids), finding.at?.file ?? ''].join('\0'))
}

/** FNV-1a, 64 bits (RFC 9923), as 16 hexadecimal digits. */
export function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}
