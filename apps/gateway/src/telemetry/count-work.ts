import type { Attributes } from '@opentelemetry/api'
import type { Histogram } from './histogram.ts'
import { hostOf } from './host-of.ts'
import { keepByKey } from './keep-by-key.ts'
import { methodName, requestLabels } from './request-labels.ts'
import { attributeNames as name, bucketBounds, metricNames } from './semantic-names.ts'
import type { ModelCall } from '../seen-request.ts'
import type { Telemetry } from './telemetry.ts'

/** Makes a histogram; its unit is the second unless another is given. */
type MakeHistogram = (metric: string, description: string, bounds: readonly number[], unit?: string) => Histogram

/** Counts requests and pieces of work in the histograms that it makes: an addition to each, for labels that were met before. */
export function countWork(histogram: MakeHistogram): Pick<Telemetry, 'request' | 'work'> {
  const requests = histogram(metricNames.requestDuration, 'Time from a request to the end of its answer', bucketBounds.request)
  const calls = histogram(metricNames.modelDuration, 'Time of a call of a model', bucketBounds.model)
  const firstChunks = histogram(metricNames.firstChunk, 'Time until a streamed answer of a model begins', bucketBounds.model)
  const workflows = histogram(metricNames.workflowDuration, 'Time at work on a draft in one go', bucketBounds.work)
  const agents = histogram(metricNames.agentDuration, 'Time of one answer of an agent', bucketBounds.work)
  const tools = histogram(metricNames.toolDuration, 'Time of a search, a reading or a fetch of a draft', bucketBounds.work)
  const tokens = histogram(metricNames.tokens, 'Tokens of a call, as its server told them', bucketBounds.tokens, '{token}')

  const requestSeries = keepByKey((labels) => requests.series(labels))
  const callSeries = keepByKey((labels) => ({
    duration: calls.series(labels),
    firstChunk: firstChunks.series(labels),
    input: tokens.series({ ...labels, [name.tokenType]: 'input' }),
    output: tokens.series({ ...labels, [name.tokenType]: 'output' }),
  }))
  const workflowSeries = keepByKey((labels) => workflows.series(labels))
  const agentSeries = keepByKey((labels) => agents.series(labels))
  const toolSeries = keepByKey((labels) => tools.series(labels))

  const countCall = (call: Omit<ModelCall, 'endedAt' | 'startedAt'>, durationSeconds: number, role = ''): void => {
    const { operation, model, server, error = '' } = call
    const series = callSeries(`${operation}\n${model}\n${server}\n${role}\n${error}`, () => ({
      [name.operation]: operation,
      [name.model]: model,
      [name.provider]: server,
      ...agentLabel(role),
      ...errorLabel(error),
    }))
    series.duration.record(durationSeconds)
    if (call.firstChunkMs !== undefined) series.firstChunk.record(call.firstChunkMs / 1000)
    if (!call.tokens) return
    series.input.record(call.tokens.promptTokens)
    if (operation === 'chat') series.output.record(call.tokens.completionTokens)
  }
  return {
    request: ({ method, startedAt, call }, end) => {
      const series = requestSeries(`${methodName(method)} ${end.status} ${end.isCut} ${end.route}`, () => requestLabels({ method }, end))
      series.record((end.endedAt - startedAt) / 1000)
      if (call) countCall(call, (call.endedAt - call.startedAt) / 1000)
    },
    work: ({ kind, name: what, role = '', status = 'unknown', error = '', url, tokens: used, startedAt, endedAt }) => {
      const took = Math.max(0, endedAt.getTime() - startedAt.getTime()) / 1000
      if (kind === 'workflow')
        workflowSeries(`${what}\n${status}`, () => ({ [name.workflow]: what, [name.draftStatus]: status })).record(took)
      else if (kind === 'agent')
        agentSeries(`${role}\n${error}`, () => ({ [name.operation]: 'invoke_agent', ...agentLabel(role), ...errorLabel(error) })).record(
          took,
        )
      else if (kind === 'tool')
        toolSeries(`${what}\n${error}`, () => ({ [name.operation]: 'execute_tool', [name.tool]: what, ...errorLabel(error) })).record(took)
      else {
        const call = { operation: 'chat', model: what, server: hostOf(url), ...(used && { tokens: used }) } as const
        countCall(error === '' ? call : { ...call, error }, took, role)
      }
    },
  }
}

const agentLabel = (role: string): Attributes => (role === '' ? {} : { [name.agent]: role })
const errorLabel = (error: string): Attributes => (error === '' ? {} : { [name.error]: error })
