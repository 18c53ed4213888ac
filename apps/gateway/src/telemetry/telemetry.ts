import type { RunWork } from '@galley/runtime'
import type { SeenRequest } from '../seen-request.ts'

/** Facts of a request that are known at its end alone. */
export interface RequestEnd {
  readonly endedAt: number
  /** Path of the route that was matched, with its parameters by name; absent where none was. */
  readonly route?: string | undefined
  /** Status of the answer; absent where the client left before there was one. */
  readonly status?: number | undefined
  /** True where the client left before the answer was whole. */
  readonly isCut: boolean
}

/** Records of what the gateway does, for those who run it. Nothing here ever fails a request. */
export interface Telemetry {
  /** Notes a request that was answered, with the call to a model that it made. */
  request(request: SeenRequest, end: RequestEnd): void
  /** Notes a piece of work of a draft. */
  work(work: RunWork): void
  /** Metrics in Prometheus's text format. */
  metrics(): Promise<string>
  /** Sends what is left to the collector, if there is one. */
  close(): Promise<void>
}

/** Telemetry that records nothing. */
export const noTelemetry: Telemetry = {
  request: () => undefined,
  work: () => undefined,
  metrics: async () => '',
  close: async () => undefined,
}
