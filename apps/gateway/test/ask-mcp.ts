/** An answer of the MCP server: its status, the messages in their order, and the last one. */
export interface McpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly messages: readonly McpMessage[]
  readonly result: McpResult
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Readonly<Record<string, unknown>> }
}

interface McpMessage {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: McpResult
  readonly error?: McpAnswer['error']
  /** Code of a problem document, which stands for a message where a request was refused before it was read. */
  readonly code?: string
}

// oxlint-disable-next-line typescript/no-explicit-any -- what a test looks at differs from answer to answer
type McpResult = any

/** Manner of sending a request. */
export interface McpRequest {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Capabilities of a client of 2026-07-28. */
  readonly capabilities?: object
  readonly progressToken?: number
  readonly signal?: AbortSignal
}

const accept = 'application/json, text/event-stream'

/** Posts a message as it is. */
export async function postMcp(
  url: string,
  body: unknown,
  { token = 'good-token', headers = {}, signal }: McpRequest = {},
): Promise<McpAnswer> {
  const response = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: accept, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
  const text = await response.text()
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true
  const lines = isStream
    ? text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [line.slice(6)] : []))
    : text === ''
      ? []
      : [text]
  const messages = lines.map((line) => JSON.parse(line) as McpMessage)
  const { result, error } = messages.at(-1) ?? {}
  return { status: response.status, headers: response.headers, messages, result, ...(error === undefined ? {} : { error }) }
}

/** Asks as a client of 2026-07-28 does: without a session, each request saying who asks. */
export async function askMcp(
  url: string,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  request: McpRequest = {},
): Promise<McpAnswer> {
  const name = params['name'] ?? params['uri'] ?? params['taskId']
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': request.capabilities ?? {},
    ...(request.progressToken === undefined ? {} : { progressToken: request.progressToken }),
  }
  const headers = {
    'MCP-Protocol-Version': '2026-07-28',
    'Mcp-Method': method,
    ...(typeof name === 'string' ? { 'Mcp-Name': name } : {}),
    ...request.headers,
  }
  return postMcp(url, { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }, { ...request, headers })
}

/** Begins a session as a client of 2025-11-25 does, and answers how to ask in it. */
export async function beginMcp(
  url: string,
  token = 'good-token',
): Promise<{
  readonly id: string
  readonly ask: (message: object, signal?: AbortSignal) => Promise<McpAnswer>
}> {
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
  const { headers } = await postMcp(url, { jsonrpc: '2.0', id: 0, method: 'initialize', params }, { token })
  const id = headers.get('Mcp-Session-Id') ?? ''
  const sent = { 'Mcp-Session-Id': id, 'MCP-Protocol-Version': '2025-11-25' }
  await postMcp(url, { jsonrpc: '2.0', method: 'notifications/initialized' }, { token, headers: sent })
  return {
    id,
    ask: async (message, signal) => postMcp(url, { jsonrpc: '2.0', ...message }, { token, headers: sent, ...(signal ? { signal } : {}) }),
  }
}
