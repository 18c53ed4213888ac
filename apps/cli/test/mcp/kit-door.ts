import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Counterpart of a fixture of the kit here. */
export interface KitFixtures {
  /** Tools of the kit by name: the tool that does the like, and what it is called with. */
  readonly tools: Readonly<Record<string, { readonly name: string; readonly arguments: object }>>
  /** Resources of the kit by address. */
  readonly resources: Readonly<Record<string, string>>
}

interface Message {
  readonly params?: { readonly name?: unknown; readonly uri?: unknown }
}

/**
 * Opens a door to a gateway for the conformance kit, which can send no token and calls tools of its own names: the door adds the token, and puts
 * our tools and resources in the place of the kit's fixtures. It changes nothing else, and no answer. The returned function closes it.
 */
export async function openKitDoor(
  gateway: string,
  token: string,
  fixtures: KitFixtures,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const { hostname, port } = new URL(gateway)
  const server = createServer((asked, answered) => {
    const pieces: Buffer[] = []
    asked.on('data', (piece: Buffer) => void pieces.push(piece))
    asked.on('end', () => {
      const { body, headers } = translate(Buffer.concat(pieces), asked.headers, fixtures)
      const sent = { ...headers, authorization: `Bearer ${token}`, ...(body.length > 0 ? { 'content-length': String(body.length) } : {}) }
      const passed = request({ hostname, port, path: asked.url, method: asked.method, headers: sent }, (answer) => {
        answered.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(answered)
      })
      passed.on('error', () => answered.destroy())
      answered.on('close', () => passed.destroy())
      passed.end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, close }
}

function translate(
  body: Buffer,
  headers: IncomingHttpHeaders,
  { tools, resources }: KitFixtures,
): { readonly body: Buffer; readonly headers: IncomingHttpHeaders } {
  let message: Message
  try {
    message = JSON.parse(body.toString()) as Message
  } catch {
    return { body, headers }
  }
  const { name, uri } = message.params ?? {}
  const tool = typeof name === 'string' ? tools[name] : undefined
  const resource = typeof uri === 'string' ? resources[uri] : undefined
  if (tool === undefined && resource === undefined) return { body, headers }
  const params = { ...message.params, ...tool, ...(resource === undefined ? {} : { uri: resource }) }
  const named = headers['mcp-name'] === (name ?? uri) ? { 'mcp-name': tool?.name ?? resource } : {}
  return { body: Buffer.from(JSON.stringify({ ...message, params })), headers: { ...headers, ...named } }
}
