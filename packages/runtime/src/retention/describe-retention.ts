import type { Settings } from '../settings/settings.ts'

/** Says for how long drafts are kept. */
export function describeRetention({ retention = {} }: Pick<Settings, 'retention'>): string {
  const { draftDays, failedDays } = retention
  const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
  const drafts =
    draftDays === undefined ? 'drafts are kept until somebody deletes them' : `drafts are deleted ${days(draftDays)} after their end`
  const failed = failedDays === undefined ? '' : `, failed and cancelled ones ${days(failedDays)} after it`
  return `${drafts}${failed}`
}
