/**
 * Names of metrics, spans' attributes and their values, as OpenTelemetry's conventions have them: HTTP (stable, semantic-conventions 1.38) and GenAI
 * (in development, open-telemetry/semantic-conventions-genai). What no convention names begins with `galley`. A name that moves is changed here.
 */
export const metricNames = {
  requestDuration: 'http.server.request.duration',
  modelDuration: 'gen_ai.client.operation.duration',
  firstChunk: 'gen_ai.client.operation.time_to_first_chunk',
  tokens: 'gen_ai.client.token.usage',
  workflowDuration: 'gen_ai.workflow.duration',
  agentDuration: 'gen_ai.invoke_agent.duration',
  toolDuration: 'gen_ai.execute_tool.duration',
  drafts: 'galley.drafts',
} as const

/** Names of attributes of metrics and spans. */
export const attributeNames = {
  method: 'http.request.method',
  route: 'http.route',
  status: 'http.response.status_code',
  error: 'error.type',
  server: 'server.address',
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  model: 'gen_ai.request.model',
  tokenType: 'gen_ai.token.type',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  agent: 'gen_ai.agent.name',
  tool: 'gen_ai.tool.name',
  workflow: 'gen_ai.workflow.name',
  conversation: 'gen_ai.conversation.id',
  draftStatus: 'galley.draft.status',
} as const

/** Bounds of histograms that the conventions advise, in seconds and in tokens. */
export const bucketBounds = {
  request: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  model: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
  work: [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
  tokens: [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
} as const
