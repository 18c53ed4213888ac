import {
  MissingRequiredClientCapabilityError,
  type CallToolResult,
  type Server,
  type ServerContext,
  type StandardSchemaV1,
} from '@modelcontextprotocol/server'
import { hasEnded, id, objectSchema } from '@galley/sdk'
import { checkRequest } from '../../problem/check-request.ts'
import { draftAnswer } from '../draft/draft-answer.ts'
import { taskOf } from '../draft/task-of.ts'
import { checkMcpScope, noteAct, takesTasks, tasksExtension } from '../mcp-context.ts'
import type { McpServices } from '../mcp-services.ts'
import { protocolError } from '../protocol-error.ts'
import { toolError } from '../tool-error.ts'

interface TaskParams {
  readonly taskId: string
}

const schema = { ...objectSchema<TaskParams>(['taskId'], { taskId: id }), additionalProperties: true }

/** Parameters as they came: they are checked here, so that the refusal is ours. */
const params: StandardSchemaV1<unknown, TaskParams> = {
  '~standard': { version: 1, vendor: 'galley', validate: (value) => ({ value: value as TaskParams }) },
}

/** Answers the questions after a task (SEP-2663): a task is a draft, so every draft can be asked after, cancelled, and none ever needs an input. */
export function handleTasks(server: Server, services: McpServices): void {
  const { drafts } = services.runtime
  const handle = (method: string, answer: (taskId: string, context: ServerContext) => Promise<Readonly<Record<string, unknown>>>): void =>
    server.setRequestHandler(method, { params }, async (sent, context) => {
      refuseWithoutTasks(context)
      try {
        checkMcpScope(context, services, ['drafts'])
        checkRequest(schema, sent)
        await drafts.state(sent.taskId)
        return await answer(sent.taskId, context)
      } catch (error) {
        throw protocolError(error, `/mcp/${method}`, services.say)
      }
    })
  handle('tasks/get', async (taskId) => {
    const task = await taskOf(services, taskId)
    return { ...task, ...(task.status === 'completed' ? { result: await resultOf(services, taskId) } : {}) }
  })
  handle('tasks/update', async () => ({}))
  handle('tasks/cancel', async (taskId, context) => {
    const { status } = await drafts.state(taskId)
    if (hasEnded(status)) return {}
    await drafts.cancel(taskId)
    await noteAct(context, services, 'draft.cancelled', taskId)
    return {}
  })
}

/** Result of a completed task. */
async function resultOf(services: McpServices, taskId: string): Promise<CallToolResult> {
  try {
    return await draftAnswer(services, taskId)
  } catch (error) {
    return toolError(error, 'write_draft', services.say)
  }
}

function refuseWithoutTasks(context: ServerContext): void {
  if (!takesTasks(context))
    throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { extensions: { [tasksExtension]: {} } } })
}
