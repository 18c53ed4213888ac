import { isFault, type Fault } from '@galley/fault'
import { fault as kernelFault, type PluginRecord } from '@galley/kernel'
import type { ChosenPlugins } from './chosen-plugins.ts'

/** Finds the keys that the chosen plugins need and that are not there, or cannot be used: SECRET_MISSING, SECRET_UNUSABLE, once for each plugin and key. */
export function checkSecrets(
  plugins: readonly PluginRecord[],
  { uses }: Pick<ChosenPlugins, 'uses'>,
  secretOf: (name: string) => string | undefined,
): readonly Fault[] {
  const used = plugins.filter(({ name }) => uses.some(({ plugin }) => plugin === name))
  return used.flatMap(({ name, permissions }) =>
    (permissions?.secrets ?? []).flatMap(({ name: secret, optional = false }): readonly Fault[] => {
      try {
        return secretOf(secret) === undefined && !optional ? [kernelFault('SECRET_MISSING', { name, secret })] : []
      } catch (error) {
        if (isFault(error)) return [error]
        throw error
      }
    }),
  )
}
