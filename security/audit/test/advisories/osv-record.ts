/** An OSV record for tests: one package, one range. */
export function osvRecord(
  id: string,
  name: string,
  events: readonly Readonly<Record<string, string>>[],
  more: Readonly<Record<string, unknown>> & { readonly ecosystem?: string; readonly versions?: readonly string[] } = {},
) {
  const { ecosystem = 'npm', versions, ...rest } = more
  const range = { type: ecosystem === 'npm' ? 'SEMVER' : 'ECOSYSTEM', events }
  return {
    id,
    modified: '2026-11-20T00:00:00Z',
    summary: `Trouble in ${name}`,
    affected: [{ package: { ecosystem, name }, ...(events.length > 0 ? { ranges: [range] } : {}), ...(versions ? { versions } : {}) }],
    ...rest,
  }
}
