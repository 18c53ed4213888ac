import { createHash } from 'node:crypto'
import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace'
import type { RunWork } from '@galley/runtime'
import { hostOf } from './host-of.ts'
import { sendWithinMs } from './open-metrics.ts'
import { requestLabels } from './request-labels.ts'
import { attributeNames as name } from './semantic-names.ts'
import type { ModelCall } from '../seen-request.ts'
import type { Telemetry } from './telemetry.ts'

/** Part of a trace. */
interface Place {
  readonly traceId: string
  readonly spanId: string
}

/**
 * Opens the sender of traces. A request is a trace by its own id or its client's; a draft is one trace by the draft's id, whichever process works on
 * it and however often. A span is written when it is over, with names, numbers and times: no prompt, no text, no address beyond a host.
 */
export function openTraces(
  version: string,
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
): Pick<Telemetry, 'request' | 'work' | 'close'> {
  const ids = new RandomIdGenerator()
  // A span that others hang below has its id before it is written.
  let given: Place | undefined
  const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/$/, '')}/v1/traces`, headers, timeoutMillis: sendWithinMs })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'galley', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
    idGenerator: {
      generateTraceId: () => given?.traceId ?? ids.generateTraceId(),
      generateSpanId: () => given?.spanId ?? ids.generateSpanId(),
    },
  })
  const tracer = provider.getTracer('galley', version)
  const writeCall = (call: ModelCall, parent: Context): void => {
    const { operation, model, server, startedAt, endedAt, tokens, error } = call
    const attributes = { [name.operation]: operation, [name.model]: model, [name.provider]: server, [name.server]: server }
    const span = tracer.startSpan(`${operation} ${model}`, { kind: SpanKind.CLIENT, startTime: startedAt, attributes }, parent)
    endSpan(span, endedAt, error, tokens)
  }
  return {
    request: (request, end) => {
      const { id: traceId, parent, method, startedAt, call } = request
      const title = end.route === undefined ? method : `${method} ${end.route}`
      given = { traceId, spanId: ids.generateSpanId() }
      const above = parent === undefined ? context.active() : below({ traceId, spanId: parent })
      const span = tracer.startSpan(title, { kind: SpanKind.SERVER, startTime: startedAt, attributes: requestLabels(request, end) }, above)
      const place = given
      given = undefined
      if (call) writeCall(call, below(place))
      if ((end.status ?? 0) >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(end.endedAt)
    },
    work: (work) => {
      const draft = placeOf(work.run)
      const isWhole = work.kind === 'workflow'
      if (isWhole) given = draft
      const span = tracer.startSpan(
        titleOf(work),
        { kind: kindOf(work), startTime: work.startedAt, attributes: attributesOf(work) },
        isWhole ? context.active() : below(draft),
      )
      given = undefined
      endSpan(span, work.endedAt, work.error, work.tokens)
    },
    close: async () => provider.shutdown(),
  }
}

/** Place of a draft: the same in every process. */
function placeOf(run: string): Place {
  const digest = createHash('sha256').update(run).digest('hex')
  return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) }
}

const below = (place: Place): Context => trace.setSpanContext(context.active(), { ...place, traceFlags: 1, isRemote: true })

function endSpan(span: Span, at: Date | number, error?: string, tokens?: ModelCall['tokens']): void {
  if (tokens) span.setAttributes({ [name.inputTokens]: tokens.promptTokens, [name.outputTokens]: tokens.completionTokens })
  if (error !== undefined) span.setAttribute(name.error, error).setStatus({ code: SpanStatusCode.ERROR })
  span.end(at)
}

const kindOf = ({ kind }: RunWork): SpanKind => (kind === 'model' ? SpanKind.CLIENT : SpanKind.INTERNAL)

/** Title of a span, as GenAI's conventions form it. */
function titleOf({ kind, name: what, role }: RunWork): string {
  if (kind === 'workflow') return `invoke_workflow ${what}`
  if (kind === 'agent') return `invoke_agent ${role ?? what}`
  return kind === 'tool' ? `execute_tool ${what}` : `chat ${what}`
}

function attributesOf({ kind, run, name: what, role, status, url }: RunWork): Attributes {
  const own: Attributes = { [name.conversation]: run, ...(role === undefined ? {} : { [name.agent]: role }) }
  if (kind === 'workflow') return { ...own, [name.workflow]: what, [name.draftStatus]: status ?? 'unknown' }
  if (kind === 'agent') return { ...own, [name.operation]: 'invoke_agent', 'galley.operation': what }
  if (kind === 'tool') return { ...own, [name.operation]: 'execute_tool', [name.tool]: what }
  return { ...own, [name.operation]: 'chat', [name.model]: what, [name.provider]: hostOf(url), [name.server]: hostOf(url) }
}
