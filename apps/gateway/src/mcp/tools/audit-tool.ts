import { renderMarkdown } from '@galley/findings'
import { auditSchemas } from '../../audits/audit-schemas.ts'
import { auditFilesSchema, readAuditedFiles } from '../../audits/read-audited-files.ts'
import { runAudit } from '../../audits/run-audit.ts'
import type { McpTool } from './mcp-tool.ts'

/** Audits lockfiles that are handed over as text. */
export const auditTool: McpTool = {
  name: 'audit_lockfile',
  title: 'Audit dependencies',
  description:
    'Audits lockfiles, manifests and SBOMs that you hand over as text: names that imitate others, integrity, sources, licences, and what is new since an earlier state. Nothing is fetched; the report says which checks were left out.',
  scopes: ['audit'],
  inputSchema: auditFilesSchema,
  outputSchema: auditSchemas['AuditReport'] ?? {},
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  call: async (input, { services, signal }) => {
    const report = await runAudit(services.auditor, readAuditedFiles(input), signal)
    return { content: [{ type: 'text', text: renderMarkdown(report) }], structuredContent: { ...report } }
  },
}
