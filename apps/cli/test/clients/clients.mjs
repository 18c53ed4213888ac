// Asks a gateway as the clients do that people have: `node clients.mjs BASE_URL TOKEN`, with the packages beside it. Prints what came back.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { HumanMessage } from '@langchain/core/messages'
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai'
import { embed, generateText, jsonSchema, streamText, tool } from 'ai'
import OpenAI from 'openai'

const [baseURL, apiKey, brief] = process.argv.slice(2)
const messages = [{ role: 'user', content: 'Hello?' }]
const parameters = { type: 'object', properties: { city: { type: 'string' } } }
const tools = [{ type: 'function', function: { name: 'weather', description: 'the weather', parameters } }]
const galley = { models: { default: 'none' }, words: 100 }

async function askAsOpenai() {
  const client = new OpenAI({ baseURL, apiKey })
  const chat = await client.chat.completions.create({ model: 'echo', messages })
  let text = ''
  for await (const chunk of await client.chat.completions.create({ model: 'plain', messages, stream: true }))
    text += chunk.choices[0]?.delta.content ?? ''
  const called = await client.chat.completions.create({ model: 'echo', messages, tools })
  const embedded = await client.embeddings.create({ model: 'embed-small', input: 'x', encoding_format: 'float' })
  const response = await client.responses.create({ model: 'echo', input: 'x' })
  const listed = (await client.models.list()).data.map(({ id }) => id)
  const wrong = await client.chat.completions.create({ model: 'nobody', messages }).catch((error) => `${error.status} ${error.code}`)
  const busy = await client.chat.completions
    .create({ model: 'busy', messages }, { maxRetries: 0 })
    .catch((error) => `${error.status} ${error.headers.get('retry-after')}`)
  const stream = client.chat.completions.stream({ model: 'galley', messages: [{ role: 'user', content: brief }], galley })
  let reasoning = ''
  let annotations = []
  for await (const chunk of stream) {
    const delta = chunk.choices[0]?.delta ?? {}
    reasoning += delta.reasoning_content ?? ''
    annotations = delta.annotations ?? annotations
  }
  const draft = (await stream.finalChatCompletion()).choices[0].message.content
  return {
    chat: chat.choices[0].message.content,
    stream: text,
    tool: called.choices[0].message.tool_calls[0].function.name,
    embedding: embedded.data[0].embedding,
    response: response.id,
    listed,
    wrong,
    busy,
    reasoning,
    cited: annotations.map(({ url_citation: at }) => draft.slice(at.start_index, at.end_index)),
    draft,
  }
}

async function askAsVercel() {
  const provider = createOpenAICompatible({ name: 'galley', baseURL, apiKey, includeUsage: true })
  const chat = await generateText({ model: provider('echo'), prompt: 'Hello?' })
  const stream = streamText({ model: provider('plain'), prompt: 'Hello?' })
  let text = ''
  for await (const part of stream.textStream) text += part
  const called = await generateText({
    model: provider('echo'),
    prompt: 'Hello?',
    tools: { weather: tool({ inputSchema: jsonSchema(parameters) }) },
  })
  const { embedding } = await embed({ model: provider.embeddingModel('embed-small'), value: 'x' })
  const drafting = streamText({ model: provider('galley'), prompt: brief, providerOptions: { galley: { galley } } })
  let reasoning = ''
  let draft = ''
  for await (const part of drafting.fullStream) {
    if (part.type === 'reasoning-delta') reasoning += part.text ?? part.delta
    if (part.type === 'text-delta') draft += part.text ?? part.delta
    if (part.type === 'error') throw part.error
  }
  return { chat: chat.text, stream: text, tool: called.toolCalls[0].toolName, embedding, reasoning, draft }
}

async function askAsLangchain() {
  const configuration = { baseURL }
  const of = (model, more = {}) => new ChatOpenAI({ model, apiKey, configuration, ...more })
  const message = [new HumanMessage('Hello?')]
  const chat = await of('echo').invoke(message)
  let text = ''
  for await (const chunk of await of('plain').stream(message)) text += chunk.content
  const called = await of('echo').bindTools(tools).invoke(message)
  const embedding = await new OpenAIEmbeddings({ model: 'embed-small', apiKey, configuration, encodingFormat: 'float' }).embedQuery('x')
  const draft = await of('galley', { modelKwargs: { galley } }).invoke([new HumanMessage(brief)])
  return { chat: chat.content, stream: text, tool: called.tool_calls[0].name, embedding, draft: draft.content }
}

console.log(JSON.stringify({ openai: await askAsOpenai(), vercel: await askAsVercel(), langchain: await askAsLangchain() }))
