import type { AdvisoryFs } from '../advisories/advisory-fs.ts'
import type { Fetch } from '../advisories/json-request.ts'

/** Progress of a download; `total` is null where the server does not say. */
export interface Progress {
  readonly unit: 'bytes' | 'records'
  readonly done: number
  readonly total: number | null
}

/** The world of a download, handed in: files, network, clock and pauses. */
export interface DownloadServices {
  readonly fs: AdvisoryFs
  readonly fetch: Fetch
  readonly clock: () => Date
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds without a byte after which a connection counts as lost; 30,000 when left out. */
  readonly idleMs?: number
}
