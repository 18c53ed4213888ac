// A model provider whose streams last: a piece a second until the client goes.
import { createServer } from 'node:http'

const list = JSON.stringify({ object: 'list', data: [{ id: 'bench', object: 'model' }] })
const chunk = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [{ index: 0, delta: { content: 'word ' } }] })}\n\n`

const server = createServer((request, response) => {
  request.resume()
  if (request.method === 'GET') return void response.writeHead(200, { 'content-type': 'application/json' }).end(list)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => response.write(chunk), 1000)
  response.write(chunk)
  response.on('close', () => clearInterval(timer))
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => process.stdout.write(`${server.address().port}\n`))
