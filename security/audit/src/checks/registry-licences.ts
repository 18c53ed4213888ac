import { reportGaps, refuseBlindness } from '../registry/report-gaps.ts'
import { gatherFacts } from '../registry/gather-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check } from './check.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import { mergeInstalled } from '../merge-installed.ts'
import { licencesCheck } from './licences.ts'

/**
 * Licences by the registry where the lockfile states none (most do not). It takes the place of the offline check, whose rules it uses.
 * The registry's word is about the package; a PyPI answer is about the newest release, and the finding says where it is from.
 */
export function createRegistryLicencesCheck(client: RegistryClient): Check {
  return {
    name: 'licences',
    needs: ['registry'],
    run: async (context) => {
      const { policy, packages, signal } = context
      const { allow, deny, unknown } = policy.licences
      // Without a policy there is nothing to find, and nobody is asked.
      if (allow.length === 0 && deny.length === 0 && unknown === 'allow') return licencesCheck.run(context)
      const silent = mergeInstalled(packages.filter((locked) => locked.licence === undefined && isRegistryPackage(locked)))
      const [npm, pypi] = await Promise.all([
        gatherFacts(
          silent.filter(({ ecosystem }) => ecosystem === 'npm'),
          async (name) => client.npm(name, signal),
          client,
          context,
        ),
        gatherFacts(
          silent.filter(({ ecosystem }) => ecosystem === 'PyPI'),
          async (name) => client.pypi(name, signal),
          client,
          context,
        ),
      ])
      const found = new Map<string, string | null>([
        ...npm.known.map(({ package: one, facts }) => {
          const release = facts.releases.find(({ version }) => version === one.version)
          return [one.purl, release?.licence ?? null] as const
        }),
        ...pypi.known.map(({ package: one, facts }) => [one.purl, facts.licence] as const),
      ])
      const gaps = [...npm.gaps, ...pypi.gaps]
      // Those whose licence the lockfile states need nobody's word.
      refuseBlindness(packages.filter(({ licence }) => licence !== undefined).length + npm.known.length + pypi.known.length, gaps)
      const told = packages.map((one) => {
        const licence = one.licence ?? found.get(one.purl)
        return licence === undefined || licence === null ? one : Object.assign({}, one, { licence })
      })
      return [...(await licencesCheck.run({ ...context, packages: told })), ...reportGaps('licences', gaps)]
    },
  }
}
