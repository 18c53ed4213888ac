// A model provider that does no work: it reads a request and answers a kilobyte, or streams chunks.
import { createServer } from 'node:http'

const body = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'bench',
  choices: [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(800) }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 200, completion_tokens: 200, total_tokens: 400 },
})
const list = JSON.stringify({ object: 'list', data: [{ id: 'bench', object: 'model' }] })
const chunk = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [{ index: 0, delta: { content: 'word ' } }] })}\n\n`

createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end(list)
    if (Buffer.concat(parts).includes('"stream":true')) return stream(response)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
  })
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`)
})

function stream(response) {
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    let left = 50
    const timer = setInterval(() => {
      response.write(chunk)
      if (--left > 0) return
      clearInterval(timer)
      response.end('data: [DONE]\n\n')
    }, 10)
  }, 50)
}
