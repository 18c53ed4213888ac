import type { Runtime } from '@galley/runtime'

/** A plugin as the runtime lists it. */
type Listed = Awaited<ReturnType<Runtime['plugins']['list']>>[number]

/** Says of listed plugins who signed them and who vouches for them, each group in a line. */
export function originsInWords(plugins: readonly Listed[]): readonly string[] {
  const groups = Map.groupBy(
    plugins.filter(({ state, builtHere }) => builtHere || state === 'verified'),
    ({ builtHere, author = '', reviewers = [] }) => (builtHere ? '' : `by ${author}; ${vouchers(reviewers)}`),
  )
  return Array.from(groups, ([who, group]) =>
    who === ''
      ? '  Signed with a key made on this machine: it attests that they were built here, not that anybody reviewed them.'
      : `  ${group.length > 3 ? `${group.length} plugins` : group.map(({ name }) => name).join(', ')}: signed ${who}.`,
  )
}

function vouchers(reviewers: NonNullable<Listed['reviewers']>): string {
  return reviewers.length === 0 ? 'nobody else reviewed them' : `reviewed by ${reviewers.map(({ id }) => id).join(' and ')}`
}
