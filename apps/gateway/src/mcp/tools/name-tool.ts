import { oneOf, objectSchema, text } from '@galley/sdk'
import type { NameVerdict } from '@galley/typosquat'
import { auditSchemas } from '../../audits/audit-schemas.ts'
import { maxNameChars, readName } from '../../names/read-name.ts'
import type { McpTool } from './mcp-tool.ts'

type NameInput = Pick<NameVerdict, 'ecosystem' | 'name'>

/** Judges a package name; from the name alone. */
export const nameTool: McpTool = {
  name: 'check_name',
  title: 'Is this package name an imitation?',
  description:
    'Judges whether the name of an npm or PyPI package imitates that of a well-known one (typosquatting). Ask before you install or recommend a package. Answered offline from the name alone.',
  scopes: ['audit'],
  inputSchema: objectSchema<NameInput>(['ecosystem', 'name'], { ecosystem: oneOf(['npm', 'pypi']), name: text(maxNameChars, 1) }),
  outputSchema: auditSchemas['NameVerdict'] ?? {},
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  call: async (input, { services }) => {
    const asked = input as NameInput
    const { ecosystem, name } = readName(asked.ecosystem, asked.name)
    const verdict = await services.auditor.checkName(ecosystem, name)
    const words = verdict.sentence ?? verdict.hint?.text ?? 'Nothing about this name looks like an imitation.'
    return { content: [{ type: 'text', text: `${verdict.verdict}: ${words}` }], structuredContent: { ...verdict } }
  },
}
