import { severities, type Finding } from '@galley/findings'

/**
 * Findings of a check and of a review of upgrades, which may look at the same fact of a release: of two with one code about one package of one file
 * the graver stays, of equals the check's.
 */
export function keepGravest(found: readonly Finding[], reviewed: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ code, subject, at }: Finding): string => `${code}\0${subject}\0${at?.file ?? ''}`
  const rank = ({ severity }: Finding): number => severities.indexOf(severity)
  const gravest = (findings: readonly Finding[]): ReadonlyMap<string, number> =>
    new Map([...Map.groupBy(findings, keyOf)].map(([key, same]) => [key, Math.min(...same.map(rank))]))
  const [own, other] = [gravest(found), gravest(reviewed)]
  return [
    ...found.filter((one) => (other.get(keyOf(one)) ?? Infinity) >= rank(one)),
    ...reviewed.filter((one) => (own.get(keyOf(one)) ?? Infinity) > rank(one)),
  ]
}
