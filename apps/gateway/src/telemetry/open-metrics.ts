import type { Attributes, Histogram } from '@opentelemetry/api'
import { attributeNames as name, bucketBounds, metricNames } from './semantic-names.ts'
import type { TelemetryOptions } from './telemetry-options.ts'
import type { ModelCall, SeenRequest } from '../seen-request.ts'
import type { RequestEnd, Telemetry } from './telemetry.ts'

/** Methods that are told by their name; any other is `_OTHER` (HTTP conventions), so that no client makes names up. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'])

/** Milliseconds between two sendings of the metrics to a collector. */
const sendEveryMs = 30_000

/** Milliseconds that a collector has to take what it is sent; at the end the gateway waits no longer. */
export const sendWithinMs = 3000

/** Counters of one process. */
export interface Metrics extends Pick<Telemetry, 'request' | 'work' | 'close'> {
  text(): Promise<string>
}

/** Opens the counters; what OpenTelemetry needs is loaded here, and its sender only where there is a collector. */
export async function openMetrics(options: TelemetryOptions): Promise<Metrics> {
  const [{ MeterProvider, MetricReader, AggregationTemporality }, { PrometheusSerializer }, { resourceFromAttributes }, sender] =
    await Promise.all([
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-prometheus'),
      import('@opentelemetry/resources'),
      options.otlp && openSender(options.otlp),
    ])
  class PulledReader extends MetricReader {
    protected override async onShutdown(): Promise<void> {}
    protected override async onForceFlush(): Promise<void> {}
  }
  const reader = new PulledReader({ aggregationTemporalitySelector: () => AggregationTemporality.CUMULATIVE })
  const resource = resourceFromAttributes({ 'service.name': 'galley', 'service.version': options.version })
  const provider = new MeterProvider({ resource, readers: [reader, ...(sender ? [sender] : [])] })
  const meter = provider.getMeter('galley', options.version)
  const seconds = (metric: string, description: string, bounds: readonly number[]): Histogram =>
    meter.createHistogram(metric, { description, unit: 's', advice: { explicitBucketBoundaries: [...bounds] } })

  const requests = seconds(metricNames.requestDuration, 'Time from a request to the end of its answer', bucketBounds.request)
  const calls = seconds(metricNames.modelDuration, 'Time of a call of a model', bucketBounds.model)
  const firstChunks = seconds(metricNames.firstChunk, 'Time until a streamed answer of a model begins', bucketBounds.model)
  const workflows = seconds(metricNames.workflowDuration, 'Time at work on a draft in one go', bucketBounds.work)
  const agents = seconds(metricNames.agentDuration, 'Time of one answer of an agent', bucketBounds.work)
  const tools = seconds(metricNames.toolDuration, 'Time of a search, a reading or a fetch of a draft', bucketBounds.work)
  const tokens = meter.createHistogram(metricNames.tokens, {
    description: 'Tokens of a call, as its server told them',
    unit: '{token}',
    advice: { explicitBucketBoundaries: [...bucketBounds.tokens] },
  })
  meter.createObservableGauge(metricNames.drafts, { description: 'Drafts in the ledger', unit: '{draft}' }).addCallback(async (result) => {
    for (const [status, count] of Object.entries(await options.drafts())) result.observe(count, { [name.draftStatus]: status })
  })

  const countCall = (call: Omit<ModelCall, 'endedAt' | 'startedAt'>, durationSeconds: number, more: Attributes = {}): void => {
    const labels = { [name.operation]: call.operation, [name.model]: call.model, [name.provider]: call.server, ...more }
    calls.record(durationSeconds, call.error === undefined ? labels : { ...labels, [name.error]: call.error })
    if (call.firstChunkMs !== undefined) firstChunks.record(call.firstChunkMs / 1000, labels)
    if (!call.tokens) return
    tokens.record(call.tokens.promptTokens, { ...labels, [name.tokenType]: 'input' })
    if (call.operation === 'chat') tokens.record(call.tokens.completionTokens, { ...labels, [name.tokenType]: 'output' })
  }
  return {
    request: (request, end) => {
      requests.record((end.endedAt - request.startedAt) / 1000, labelsOf(request, end))
      if (request.call) countCall(request.call, (request.call.endedAt - request.call.startedAt) / 1000)
    },
    work: ({ kind, name: what, role, status, error, url, tokens: used, startedAt, endedAt }) => {
      const took = Math.max(0, endedAt.getTime() - startedAt.getTime()) / 1000
      const failure: Attributes = error === undefined ? {} : { [name.error]: error }
      const agent: Attributes = role === undefined ? {} : { [name.agent]: role }
      if (kind === 'workflow') workflows.record(took, { [name.workflow]: what, [name.draftStatus]: status ?? 'unknown' })
      else if (kind === 'agent') agents.record(took, { [name.operation]: 'invoke_agent', ...agent, ...failure })
      else if (kind === 'tool') tools.record(took, { [name.operation]: 'execute_tool', [name.tool]: what, ...failure })
      else {
        const call = { operation: 'chat', model: what, server: hostOf(url), ...(used && { tokens: used }) } as const
        countCall(error === undefined ? call : { ...call, error }, took, agent)
      }
    },
    text: async () => new PrometheusSerializer('', false, undefined, true, true).serialize((await reader.collect()).resourceMetrics),
    close: async () => provider.shutdown(),
  }
}

/** Labels of a request: the route and never the path, so that neither an id nor a secret becomes one. */
export function labelsOf({ method }: Pick<SeenRequest, 'method'>, { route, status, isCut }: RequestEnd): Attributes {
  const labels: Attributes = { [name.method]: methods.has(method) ? method : '_OTHER' }
  if (route !== undefined) labels[name.route] = route
  if (status !== undefined) labels[name.status] = status
  if (isCut) labels[name.error] = 'client_left'
  return labels
}

const hosts = new Map<string, string>()

/** Host of a server that the operator named; an address may hold more than a label should. Each is parsed once: that is dear beside a record. */
export function hostOf(url = ''): string {
  const known = hosts.get(url)
  if (known !== undefined) return known
  const host = URL.canParse(url) ? new URL(url).host : 'unknown'
  hosts.set(url, host)
  return host
}

async function openSender({ url, headers }: NonNullable<TelemetryOptions['otlp']>) {
  const [{ PeriodicExportingMetricReader }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ])
  const exporter = new OTLPMetricExporter({ url: `${url.replace(/\/$/, '')}/v1/metrics`, headers, timeoutMillis: sendWithinMs })
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: sendEveryMs })
}
