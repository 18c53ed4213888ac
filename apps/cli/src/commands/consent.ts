import type { System } from '@galley/command-line'
import type { PluginFacts } from '@galley/runtime'
import { fault } from '../faults.ts'

/**
 * Gets a yes or a no to what was shown. On a terminal a person is asked; `--yes` says it for them, where the policy asks for a reviewer: then
 * somebody did look. Fault CONSENT_MISSING.
 */
export async function consentTo(system: System, { name, minReviewers }: PluginFacts, { yes }: { readonly yes: boolean }): Promise<boolean> {
  if (yes) {
    if (minReviewers === 0) throw fault('CONSENT_MISSING', { name, why: '--yes counts only under a policy that asks for a reviewer' })
    return true
  }
  if (system.ask === undefined) throw fault('CONSENT_MISSING', { name, why: 'nobody sits at a terminal to be asked' })
  return /^y(?:es)?$/i.test((await system.ask(`Let ${name} do this? [y/N]`)).trim())
}
