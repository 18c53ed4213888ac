import { openMetrics } from './open-metrics.ts'
import type { TelemetryOptions } from './telemetry-options.ts'
import type { Telemetry } from './telemetry.ts'

/** Opens what the gateway tells about itself: metrics that are asked for, and with a collector both metrics and traces that are sent. */
export async function openTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  if (options.otlp) await tellOfTrouble(options.otlp.url, options.say)
  const [metrics, traces] = await Promise.all([openMetrics(options), options.otlp && openTraces(options, options.otlp)])
  return {
    request: (request, end) => {
      metrics.request(request, end)
      traces?.request(request, end)
    },
    work: (work) => {
      metrics.work(work)
      traces?.work(work)
    },
    metrics: async () => metrics.text(),
    close: async () => {
      // What cannot be sent now is lost: nobody waits for it.
      await Promise.allSettled([metrics.close(), traces?.close()])
    },
  }
}

/** Tells OpenTelemetry's own complaints in one line, once: it repeats each of them with every sending. */
async function tellOfTrouble(url: string, say: (line: string) => void): Promise<void> {
  const { diag, DiagLogLevel } = await import('@opentelemetry/api')
  let isTold = false
  const silent = (): void => undefined
  const error = (): void => {
    if (!isTold) say(`galley: the collector at ${url} does not take what it is sent; the gateway goes on without it`)
    isTold = true
  }
  diag.setLogger(
    { error, warn: silent, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  )
}

async function openTraces(
  { version }: TelemetryOptions,
  otlp: NonNullable<TelemetryOptions['otlp']>,
): Promise<Pick<Telemetry, 'request' | 'work' | 'close'>> {
  const traces = await import('./traces.ts')
  return traces.openTraces(version, otlp)
}
