import { fault } from '../faults.ts'
import { problemOf } from '../load/problem-of.ts'
import { askBody } from './ask-body.ts'
import { askFetch } from './ask-fetch.ts'
import { askFilesList, askFilesOpen } from './ask-files.ts'
import { askModel } from './ask-model.ts'
import { askRead } from './ask-read.ts'
import { hostCallSchemas } from './ask-schemas.ts'
import { askSearch } from './ask-search.ts'
import { askText } from './ask-text.ts'
import type { Asker } from './asker.ts'
import type { BrokerServices } from './broker-services.ts'

type Answer = (args: never, asker: Asker, services: BrokerServices, signal: AbortSignal) => unknown

const answers: Readonly<Record<string, Answer>> = {
  search: askSearch,
  read: askRead,
  'text.read': askText,
  model: (args: never, asker, _, signal) => askModel(args, asker, signal),
  fetch: askFetch,
  'files.list': askFilesList,
  'files.open': askFilesOpen,
  'body.read': askBody,
}

/**
 * Answers one ask of a plugin. That the capability is granted was checked where the ask came in; here its arguments are
 * validated and the capability's own rules applied. Fault PLUGIN_BAD_REQUEST, and each capability's own.
 */
export async function answerAsk(
  operation: string,
  args: unknown,
  asker: Asker,
  services: BrokerServices,
  signal: AbortSignal,
): Promise<unknown> {
  const { name } = asker.plugin
  const schema = Object.hasOwn(hostCallSchemas, operation) ? hostCallSchemas[operation] : undefined
  const answer = answers[operation]
  if (schema === undefined || answer === undefined)
    throw fault('PLUGIN_BAD_REQUEST', { name, operation, problem: 'there is no such operation' })
  const problem = problemOf(services.checkSchema, schema, args)
  if (problem !== null) throw fault('PLUGIN_BAD_REQUEST', { name, operation, problem })
  return answer(args as never, asker, services, signal)
}
