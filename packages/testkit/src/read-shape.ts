import type { JsonSchema } from '@galley/sdk'

/** Reads a type of TypeScript, as a prompt shows the shape of an answer, back into a JSON Schema. Throws on what is no such type. */
export function readShape(shape: string): JsonSchema {
  const tokens = shape.replaceAll(/\/\*.*?\*\//g, '').match(/"(?:[^"\\]|\\.)*"|[\w-]+|\[\]|[{}()|;:?]/g) ?? []
  const rest = [...tokens]
  const schema = readUnion(rest)
  if (rest.length > 0) throw new Error(`Nothing was expected behind the type, and there is ${rest[0] ?? ''}`)
  return schema
}

function readUnion(rest: string[]): JsonSchema {
  const parts = [readList(rest)]
  while (rest[0] === '|') {
    rest.shift()
    parts.push(readList(rest))
  }
  const [first = {}] = parts
  if (parts.every((part) => 'enum' in part)) return { enum: parts.flatMap((part) => part['enum'] as readonly unknown[]) }
  return parts.length === 1 ? first : { anyOf: parts }
}

function readList(rest: string[]): JsonSchema {
  let schema = readOne(rest)
  while (rest[0] === '[]') {
    rest.shift()
    schema = { type: 'array', items: schema }
  }
  return schema
}

function readOne(rest: string[]): JsonSchema {
  const token = rest.shift() ?? ''
  if (token === '{') return readObject(rest)
  if (token.startsWith('"')) return { enum: [JSON.parse(token)] }
  if (/^\d+$/.test(token)) return { enum: [Number(token)] }
  if (token !== '(') return token === 'any' ? {} : { type: token }
  const inner = readUnion(rest)
  rest.shift()
  return inner
}

function readObject(rest: string[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  while (rest[0] !== '}') {
    const name = rest.shift()
    if (name === undefined) throw new Error('A type ends in the middle of an object')
    if (rest[0] === '?') rest.shift()
    else required.push(name)
    rest.shift()
    properties[name] = readUnion(rest)
    if (rest[0] === ';') rest.shift()
  }
  rest.shift()
  return { type: 'object', required, additionalProperties: false, properties }
}
