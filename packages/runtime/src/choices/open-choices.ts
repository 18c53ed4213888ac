import type { PluginRecord } from '@galley/kernel'
import { openSecrets } from '../secrets/open-secrets.ts'
import type { Settings } from '../settings/settings.ts'
import { checkSecrets } from './check-secrets.ts'
import { choosePlugins } from './choose-plugins.ts'
import type { ChosenPlugins } from './chosen-plugins.ts'

/** Choice of the plugins for runs, made anew each time: what is installed changes. */
export interface Choices {
  /** Chooses, and tells the problems with it: a key that is missing is one. */
  readonly chosen: () => Promise<ChosenPlugins>
  /** Chooses, and throws the first problem. */
  readonly choose: () => Promise<ChosenPlugins>
}

/** Opens the choice among the plugins that a kernel knows. */
export function openChoices(
  { plugins }: { readonly plugins: () => Promise<readonly PluginRecord[]> },
  { settings, env }: { readonly settings: Settings; readonly env: Readonly<Record<string, string | undefined>> },
): Choices {
  const chosen = async (): Promise<ChosenPlugins> => {
    const known = await plugins()
    const choice = choosePlugins(known, settings)
    return { ...choice, problems: [...choice.problems, ...checkSecrets(known, choice, openSecrets(env))] }
  }
  const choose = async (): Promise<ChosenPlugins> => {
    const choice = await chosen()
    for (const problem of choice.problems) throw problem
    return choice
  }
  return { chosen, choose }
}
