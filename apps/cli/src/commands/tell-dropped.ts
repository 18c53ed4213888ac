import { plural } from '@galley/sdk'

/** Tells that statements on what was packed before were taken away: what a reviewer said then is said of other bytes. */
export function tellDropped({ dropped }: { readonly dropped: number }): readonly string[] {
  return dropped === 0
    ? []
    : [`  ${plural(dropped, 'statement')} of others on what was packed before left out: whoever vetted that has to vet this.`]
}
