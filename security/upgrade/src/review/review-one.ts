import {
  fetchNameFacts,
  gatherFacts,
  isRegistryPackage,
  mergeInstalled,
  type AuditPolicy,
  type LockedPackage,
  type NpmFacts,
  type PypiFacts,
} from '@galley/audit'
import type { Finding } from '@galley/findings'
import { isFault } from '@galley/fault'
import type { NameFacts } from '@galley/typosquat'
import type { Upgrade } from '../compare/upgrade.ts'
import { judgeFacts } from '../facts/judge-facts.ts'
import { npmUpgradeFacts, pypiUpgradeFacts, type FactsOfUpgrade } from '../facts/release-facts.ts'
import { judgeUpgrade } from '../judge/judge-upgrade.ts'
import type { Signal } from '../judge/rule.ts'
import type { KnownUpgrade } from './card-of.ts'
import { findingOf } from './finding-of.ts'
import type { Unopened } from './list-unopened.ts'
import { nameSignal } from './name-signal.ts'
import { openUpgrade, type OpenedUpgrade, type OpenServices } from './open-upgrade.ts'

/** An upgrade with what was found of it. */
export interface ReviewedUpgrade {
  readonly known: KnownUpgrade
  readonly findings: readonly Finding[]
  readonly unopened: Unopened | null
}

/** Services that review upgrades, and the project that they are of. */
export interface ReviewServices extends OpenServices {
  readonly policy: AuditPolicy
  /** Every package of the project: they tell which names are its own. */
  readonly packages: readonly LockedPackage[]
  readonly readText: (path: string) => string | null
  readonly now: Date
}

/** Looks at one upgrade: its name where it is new, the registry's word, then the archives. */
export async function reviewOne(upgrade: Upgrade, services: ReviewServices): Promise<ReviewedUpgrade> {
  const { to, from } = upgrade
  const asked = await askFacts(to, services)
  const client = asked.withheld === null ? services.client : null
  const opened = await openUpgrade(upgrade, asked.npm, { ...services, client })
  const name = from === null && client !== null && asked.host !== null ? await nameFacts(to, services) : null
  const facts = factsOf(upgrade, asked)
  const signals = [
    ...(opened.isOther ? [otherBytes] : []),
    ...(opened.after !== null && (from === null || opened.before !== null)
      ? judgeUpgrade({ ...upgrade, before: opened.before, after: opened.after })
      : []),
    ...(facts === null
      ? []
      : judgeFacts(facts, { now: services.now, ages: services.policy.ages, from: from?.version ?? null, direct: to.direct })),
  ]
  const named = from === null && isRegistryPackage(to) ? nameSignal(to, name) : null
  return {
    known: { upgrade, before: opened.before, after: opened.after, facts, name },
    findings: [
      ...(named === null
        ? []
        : [{ subject: to.purl, at: { file: to.file, line: to.line }, ...(to.path.length > 1 ? { path: to.path } : {}), ...named }]),
      ...signals.map((signal) => findingOf(upgrade, signal)),
    ],
    unopened: unopenedOf(to, opened, asked.withheld),
  }
}

const otherBytes: Signal = {
  code: 'release-replaced',
  severity: 'critical',
  message: 'is another archive at the registry than the one whose hash is locked',
  why: 'Whoever installs it gets an error at best, and other code at worst.',
  places: [],
}

interface AskedFacts {
  readonly host: string | null
  readonly npm: NpmFacts | null
  readonly pypi: PypiFacts | null
  /** The reason why the registry may not be told this name. */
  readonly withheld: string | null
}

/** Asks the registry for its word, unless the name is one of the project's own. */
async function askFacts(to: LockedPackage, { client, policy, packages, readText, signal }: ReviewServices): Promise<AskedFacts> {
  const nothing = { host: null, npm: null, pypi: null, withheld: null }
  if (client === null || !isRegistryPackage(to)) return nothing
  const project = { policy, packages, readText, signal }
  const ask = async <Facts>(
    of: (name: string) => Promise<Facts | null>,
  ): Promise<{ readonly facts: Facts | null; readonly withheld: string | null; readonly host: string | null }> => {
    const { known, gaps } = await gatherFacts(mergeInstalled([to]), of, client, project)
    const gap = gaps.find(({ isByDesign }) => isByDesign === true)
    return { facts: known[0]?.facts ?? null, host: known[0]?.host ?? null, withheld: gap?.reason ?? null }
  }
  if (to.ecosystem === 'npm') {
    const { facts, ...rest } = await ask(async (name) => client.npm(name, signal))
    return { ...nothing, ...rest, npm: facts }
  }
  const { facts, ...rest } = await ask(async (name) => client.pypi(name, signal))
  return { ...nothing, ...rest, pypi: facts }
}

function factsOf({ from, to }: Upgrade, { host, npm, pypi }: AskedFacts): FactsOfUpgrade | null {
  const [earlier, later] = [from?.version ?? null, to.version]
  if (host === null) return null
  if (npm !== null) return npmUpgradeFacts(npm, earlier, later, host)
  return pypi === null ? null : pypiUpgradeFacts(pypi, earlier, later, host)
}

async function nameFacts(to: LockedPackage, { client, now, signal }: ReviewServices): Promise<NameFacts | null> {
  if (client === null) return null
  try {
    return await fetchNameFacts(client, { ecosystem: to.ecosystem === 'npm' ? 'npm' : 'pypi', name: to.name }, now, signal)
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}

function unopenedOf(to: LockedPackage, { problem, isByDesign, isOther }: OpenedUpgrade, withheld: string | null): Unopened | null {
  if (problem === null || isOther) return null
  const reason = withheld ?? problem
  return { name: `${to.name}@${to.version}`, reason, isByDesign: isByDesign || withheld !== null }
}
