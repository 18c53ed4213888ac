import { groupCards } from './gather-cards.ts'
import type { UpgradeCard, UpgradeReview } from '../upgrade-review.ts'

/** Says in one line what is new since an earlier state. */
export function describeUpgrades({ since, cards, removed }: UpgradeReview): string {
  const releases = groupCards(cards)
  const fresh = releases.filter(([{ from }]) => from === null).length
  const parts = [
    releases.length > fresh && amount(releases.length - fresh, 'upgrade'),
    fresh > 0 && amount(fresh, 'new package'),
    removed.length > 0 && `${removed.length} removed`,
  ]
  const isSame = cards.length === 0 && removed.length === 0
  return `Since ${since}: ${isSame ? 'the same packages' : parts.filter(Boolean).join(', ')}`
}

/** The step of a card and who brings it, in words. */
export function describeStep({ step, direct, from }: UpgradeCard): string {
  const words = {
    new: 'new here',
    other: 'another version',
    downgrade: 'an older version',
    replaced: 'another content under the same version',
  }
  const said = Object.hasOwn(words, step) ? words[step as keyof typeof words] : `${step} release`
  return direct ? `${said}, asked for by the project` : from === null ? `${said}, brought by another package` : said
}

const amount = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
