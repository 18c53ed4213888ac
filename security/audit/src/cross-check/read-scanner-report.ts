import { isPlainObject, textsOf } from '../advisories/osv-record.ts'
import { scannerKey } from './scanner-package.ts'

/** osv-scanner's answer: the ids of each package's advisories, by `scannerKey`. */
export type ScannerAnswer = ReadonlyMap<string, readonly string[]>

/**
 * Reads `--format json --all-packages` (osv-scanner 2, `models/results.go`). Anything of another form is `null`, never an empty answer.
 */
export function readScannerReport(text: string): ScannerAnswer | null {
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch {
    return null
  }
  if (!isPlainObject(report) || !Array.isArray(report['results'])) return null
  const answer = new Map<string, readonly string[]>()
  for (const result of report['results'] as readonly unknown[]) {
    if (!isPlainObject(result) || !Array.isArray(result['packages'])) return null
    for (const entry of result['packages'] as readonly unknown[]) {
      const read = readEntry(entry)
      if (read === null) return null
      answer.set(read.key, [...new Set([...(answer.get(read.key) ?? []), ...read.ids])].toSorted())
    }
  }
  return answer
}

function readEntry(entry: unknown): { readonly key: string; readonly ids: readonly string[] } | null {
  if (!isPlainObject(entry) || !isPlainObject(entry['package'])) return null
  const { name, version, ecosystem } = entry['package']
  if (typeof name !== 'string' || typeof version !== 'string' || typeof ecosystem !== 'string') return null
  const { vulnerabilities = [] } = entry
  if (vulnerabilities !== null && !Array.isArray(vulnerabilities)) return null
  const ids = textsOf(((vulnerabilities ?? []) as readonly unknown[]).map((item) => (isPlainObject(item) ? item['id'] : null)))
  return ids.length === (vulnerabilities ?? []).length ? { key: scannerKey({ ecosystem, name, version }), ids } : null
}
