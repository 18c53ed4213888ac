/** The weight of a finding. `info` never fails an audit unless a policy says so. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

/** From the gravest to the lightest. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']
