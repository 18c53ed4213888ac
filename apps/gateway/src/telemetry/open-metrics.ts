import type { HrTime } from '@opentelemetry/api'
import type { CollectionResult, MetricData } from '@opentelemetry/sdk-metrics'
import { countWork } from './count-work.ts'
import { createHistogram, type Histogram } from './histogram.ts'
import { attributeNames as name, metricNames } from './semantic-names.ts'
import type { TelemetryOptions } from './telemetry-options.ts'
import type { Telemetry } from './telemetry.ts'

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
  const [{ ValueType }, { DataPointType, AggregationTemporality }, { PrometheusSerializer }, { resourceFromAttributes }, sender] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-prometheus'),
      import('@opentelemetry/resources'),
      options.otlp && openSender(options.otlp),
    ])
  const resource = resourceFromAttributes({ 'service.name': 'galley', 'service.version': options.version })
  const scope = { name: 'galley', version: options.version }
  const cumulative = { aggregationTemporality: AggregationTemporality.CUMULATIVE } as const
  const hrNow = (): HrTime => hrTimeOf(options.clock())
  const histograms: ((now: HrTime) => MetricData)[] = []
  const histogram = (metric: string, description: string, bounds: readonly number[], unit = 's'): Histogram => {
    const made = createHistogram(bounds, hrNow)
    const descriptor = { name: metric, description, unit, valueType: ValueType.DOUBLE }
    histograms.push((now) => ({ descriptor, ...cumulative, dataPointType: DataPointType.HISTOGRAM, dataPoints: made.points(now) }))
    return made
  }
  const drafts = async (now: HrTime): Promise<MetricData> => ({
    descriptor: { name: metricNames.drafts, description: 'Drafts in the ledger', unit: '{draft}', valueType: ValueType.INT },
    ...cumulative,
    dataPointType: DataPointType.GAUGE,
    dataPoints: Object.entries(await options.drafts()).map(([status, value]) => ({
      startTime: now,
      endTime: now,
      attributes: { [name.draftStatus]: status },
      value,
    })),
  })
  const collect = async (): Promise<CollectionResult> => {
    const now = hrNow()
    const metrics = [...histograms.map((one) => one(now)), await drafts(now)].filter(({ dataPoints }) => dataPoints.length > 0)
    return { resourceMetrics: { resource, scopeMetrics: [{ scope, metrics }] }, errors: [] }
  }
  sender?.setMetricProducer({ collect })

  return {
    ...countWork(histogram),
    text: async () => new PrometheusSerializer('', false, undefined, true, true).serialize((await collect()).resourceMetrics),
    close: async () => sender?.shutdown(),
  }
}

/** Time as OpenTelemetry writes it: seconds and nanoseconds. */
function hrTimeOf(date: Date): HrTime {
  const milliseconds = date.getTime()
  return [Math.floor(milliseconds / 1000), (milliseconds % 1000) * 1_000_000]
}

async function openSender({ url, headers }: NonNullable<TelemetryOptions['otlp']>) {
  const [{ PeriodicExportingMetricReader }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ])
  const exporter = new OTLPMetricExporter({ url: `${url.replace(/\/$/, '')}/v1/metrics`, headers, timeoutMillis: sendWithinMs })
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: sendEveryMs })
}
