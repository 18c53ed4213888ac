import { answerSchemas } from '../plugin/answers.ts'
import type { Host } from '../plugin/host.ts'
import type { Operation, Plugin } from '../plugin/plugin.ts'
import type { JsonSchema } from '../schema/schema.ts'
import { toolAnswerSchemas } from '../plugin/tools.ts'
import { checkValue } from './check-value.ts'
import { hostFault } from './host-fault.ts'

const schemas: Readonly<Record<string, JsonSchema>> = { ...toolAnswerSchemas, ...answerSchemas }

/** A plugin, and its name, which its code does not say. */
type NamedPlugin = Plugin & { readonly name: string }

/** Calls an operation as the kernel does: input and answer cross as JSON, and an answer that other parts rely on is checked. */
export async function callPlugin({ name, operations }: NamedPlugin, operation: string, input: unknown, host: Host): Promise<unknown> {
  const work: Operation | undefined = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (work === undefined) {
    const has = Object.keys(operations).join(', ')
    throw hostFault('PLUGIN_NO_OPERATION', `The plugin ${name} has no operation ${operation}: it has ${has}.`)
  }
  const answer = asJson(await work(asJson(input) as never, host))
  const problem = Object.hasOwn(schemas, operation) ? checkValue(schemas[operation] ?? {}, answer) : null
  if (problem === null) return answer
  const what = `${problem.path || 'the value'} ${problem.message}`
  throw hostFault('PLUGIN_BAD_ANSWER', `The plugin ${name} answered ${operation} with something else than it should: ${what}.`)
}

/** Takes a value through JSON, where a Date becomes text and what is undefined is gone. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
