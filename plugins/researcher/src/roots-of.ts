import { contentStems } from '@galley/evidence'

/** The stems of a text's content words without the ending of a doer, so that *attacks* and *attackers* meet. For comparing, never for showing. */
export function rootsOf(text: string): readonly string[] {
  return contentStems(text).map((stem) => (stem.length >= 6 ? stem.replace(/[eo]r$/, '') : stem))
}
