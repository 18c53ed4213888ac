import { askService, objectsIn, parseJson, type Host } from '@galley/sdk'

/** Version of the protocol that is spoken. */
const protocolVersion = '2025-06-18'

/** Asks the server for one thing, and answers its result. */
type AskServer = (method: string, params: object) => Promise<Readonly<Record<string, unknown>>>

/** Begins a session with an MCP server over Streamable HTTP. Throws, in words, when it is none or refuses. */
export async function openSession(url: string, host: Host): Promise<AskServer> {
  let headers: Record<string, string> = { accept: 'application/json, text/event-stream' }
  let last = 0
  const fetch: Host['fetch'] = async (request) => {
    const answer = await host.fetch?.(request)
    if (answer === undefined) throw new Error('it needs the permission fetch')
    const session = answer.headers?.['mcp-session-id']
    if (session !== undefined) headers = { ...headers, 'mcp-session-id': session }
    return answer
  }
  const post = async (json: object): Promise<string> =>
    askService({ ...host, fetch }, { service: 'the MCP server', url, method: 'POST', headers, json })
  const ask: AskServer = async (method, params) => {
    last += 1
    const answer = messagesIn(await post({ jsonrpc: '2.0', id: last, method, params })).find(({ id }) => id === last)
    if (answer === undefined) throw new Error(`the MCP server did not answer ${method}`)
    const { error, result } = answer as { readonly error?: { readonly message?: unknown }; readonly result?: unknown }
    if (error !== undefined) throw new Error(`the MCP server refused ${method}: ${String(error?.message).slice(0, 200)}`)
    return Object(result) as Readonly<Record<string, unknown>>
  }
  const clientInfo = { name: 'galley-search-mcp', version: '0.1.0' }
  const { protocolVersion: spoken } = await ask('initialize', { protocolVersion, capabilities: {}, clientInfo })
  headers = { ...headers, 'mcp-protocol-version': typeof spoken === 'string' ? spoken.slice(0, 40) : protocolVersion }
  await post({ jsonrpc: '2.0', method: 'notifications/initialized' })
  return ask
}

/** Reads the messages of an answer: one of JSON, or the data of server-sent events. What is neither is passed over. */
function messagesIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  return objectsIn([text, ...text.split(/\r?\n\r?\n/).map(dataOf)].map(parseJson))
}

const dataOf = (event: string): string => [...event.matchAll(/^data: ?(.*)$/gm)].map(([, line = '']) => line).join('\n')
