import type { ServerResponse } from 'node:http'
import type { ChatRequest } from './chat-request.ts'
import type { Plant } from './plant.ts'
import { writeHalf, writeReply } from './write-reply.ts'

/** Answers with what was planted instead of a proper answer; plants of content go out as the text they are in. */
export function writePlanted(response: ServerResponse, plant: Plant, request?: ChatRequest, text = ''): void {
  switch (plant) {
    case 'hang':
      return
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>')
      return
    case 'rate-limit':
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '0' })
      response.end(JSON.stringify({ error: { message: 'Rate limit reached' } }))
      return
    case 'server-error':
      response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'The server had an error' } }))
      return
    case 'close':
      if (request === undefined) response.destroy()
      else writeHalf(response, request, text)
      return
    case 'break-off':
      if (request !== undefined) writeHalf(response, request, text, { isPolite: true })
      return
    case 'invented-numbers':
    case 'wrong-evidence':
    case 'dead-citations':
    case 'endless-issues':
    case 'invalid-json':
    case 'think-tags':
      if (request !== undefined) writeReply(response, request, text)
  }
}
