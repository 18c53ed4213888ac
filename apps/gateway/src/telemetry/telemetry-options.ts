import type { DraftStatus } from '@galley/sdk'

/** Services that telemetry needs, and the addresses that it sends to. */
export interface TelemetryOptions {
  readonly version: string
  readonly clock: () => Date
  /** Counts the drafts of each status. */
  readonly drafts: () => Promise<Readonly<Partial<Record<DraftStatus, number>>>>
  /** Told once that the collector cannot be reached. */
  readonly say: (line: string) => void
  /** Collector that traces and metrics go to. */
  readonly otlp?: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}
