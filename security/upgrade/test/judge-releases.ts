import { compareStates } from '../src/compare/compare-states.ts'
import { inspectRelease } from '../src/inspect/inspect-release.ts'
import { judgeUpgrade } from '../src/judge/judge-upgrade.ts'
import type { Signal } from '../src/judge/rule.ts'
import { lockedRelease } from './locked-release.ts'
import { packRelease } from './pack-release.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Packs two releases, reads them and judges the step from one to the other; null before is a name that is new. */
export async function judgeReleases(
  before: Files | null,
  after: Files,
  [from, to]: readonly [string, string] = ['1.0.0', '1.0.1'],
): Promise<readonly Signal[]> {
  const [upgrade] = compareStates(before === null ? [] : [lockedRelease(from)], [lockedRelease(to)]).upgrades
  if (upgrade === undefined) throw new Error('there is no upgrade')
  const profile = async (files: Files) => inspectRelease(await packRelease(files))
  return judgeUpgrade({ ...upgrade, before: before === null ? null : await profile(before), after: await profile(after) })
}
