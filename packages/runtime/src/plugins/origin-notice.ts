import type { PluginRecord } from '@galley/kernel'

/** Says beside a list of plugins what the signatures of those are worth that nobody reviewed; empty where there are none. */
export function originNotice(plugins: readonly Pick<PluginRecord, 'origin' | 'author'>[]): string {
  const authors = [...new Set(plugins.flatMap(({ origin, author }) => (origin === 'release' && author !== undefined ? [author] : [])))]
  return [
    ...(plugins.some(({ origin }) => origin === 'workspace')
      ? ['A key made on this machine signed the plugins that were built here. It attests the build, not a review of what they do.']
      : []),
    ...(authors.length > 0 ? [`Those that came with this Galley are signed by ${authors.join(' and ')}.`] : []),
  ].join(' ')
}
