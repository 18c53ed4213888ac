import type { Finding } from '@galley/findings'
import type { WorkflowFile } from '../workflow-file.ts'
import { judgeUse } from './actions/judge-use.ts'
import { readUses } from './actions/read-uses.ts'
import type { Check } from './check.ts'

/**
 * Workflows and actions of GitHub Actions, offline: actions and images that their names alone hold (a tag can be moved), those among them
 * that get secrets, and those outside the list of the policy. A file that cannot be read is a blind spot.
 */
export const actionsCheck: Check = {
  name: 'actions',
  needs: [],
  run: ({ workflows = [], policy }) =>
    workflows.flatMap(({ path, content }) => {
      if ('problem' in content) return [blindSpot(path, 1, content.problem)]
      const { uses, blindSpots } = readUses(content.text)
      return [
        ...blindSpots.map(({ line, what }) => blindSpot(path, line, what)),
        ...uses.flatMap((use) => judgeUse(use, path, policy.actions)),
      ]
    }),
}

function blindSpot(file: WorkflowFile['path'], line: number, what: string): Finding {
  return {
    code: 'blind-spot',
    severity: 'high',
    subject: file,
    at: { file, line },
    message: `${what}, so the actions in it were not checked`,
    evidence: { what },
    fix: 'Mend it, or name it under "exclude" in audit-policy.json.',
  }
}
