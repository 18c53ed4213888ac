import { objectsIn } from '@galley/sdk'

/** A tool of a server: its name, and what it is given. Nothing else that the server says of it is read. */
interface ServerTool {
  readonly name: string
  readonly properties: object
  readonly required: readonly string[]
}

const queryNames = ['query', 'q', 'search_query', 'searchQuery', 'question', 'search', 'text']
const countNames = ['k', 'count', 'limit', 'max_results', 'maxResults', 'num_results', 'numResults', 'top_k']

/** Chooses the tool with a name, else the first that takes a query and has a name that says so. Throws, naming those there are. */
export function chooseTool(tools: unknown, named: string): ServerTool {
  const all = objectsIn(tools).map(toolOf)
  const able = all.filter((tool) => queryOf(tool) !== undefined)
  const found =
    named === '' ? able.find(({ name }) => /search|query|find|lookup|retrieve/i.test(name)) : able.find(({ name }) => name === named)
  if (found !== undefined) return found
  const names = all
    .map((tool) => tool.name)
    .join(', ')
    .slice(0, 300)
  throw new Error(
    `the MCP server has no tool ${named || 'that searches'} that takes a query; name one behind # in its address, of ${names}`,
  )
}

/** Makes what the tool is given: the query, and how many results are wanted where it asks. Throws where it needs more than that. */
export function argumentsFor(tool: ServerTool, query: string, k: number): Readonly<Record<string, unknown>> {
  const count = countNames.find((name) => Object.hasOwn(tool.properties, name))
  const given = { [queryOf(tool) ?? 'query']: query, ...(count === undefined ? {} : { [count]: k }) }
  const missing = tool.required.find((name) => !Object.hasOwn(given, name))
  if (missing !== undefined) throw new Error(`the tool ${tool.name} needs more than a query: ${missing.slice(0, 60)}`)
  return given
}

function toolOf({ name, inputSchema }: Readonly<Record<string, unknown>>): ServerTool {
  const { properties, required } = Object(inputSchema) as Readonly<Record<string, unknown>>
  return {
    name: String(name).slice(0, 100),
    properties: Object(properties) as object,
    required: Array.isArray(required) ? required.map(String) : [],
  }
}

const queryOf = ({ properties }: ServerTool): string | undefined => queryNames.find((name) => Object.hasOwn(properties, name))
