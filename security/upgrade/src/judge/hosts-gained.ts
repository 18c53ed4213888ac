import type { Rule } from './rule.ts'

/** Ends of names under which many owners live (the private part of the Public Suffix List, where it matters here, and two-part suffixes). */
const shared =
  /(?:^|\.)(?:co|com|net|org|ac|gov|edu)\.[a-z]{2}$|(?:^|\.)(?:github\.io|herokuapp\.com|vercel\.app|netlify\.app|workers\.dev|pages\.dev|amazonaws\.com|azurewebsites\.net|ngrok\.io|webhook\.site)$/

/** Hosts that code talks to and that no release before named: how a key leaves a library that always talked to the network. */
export const hostsGained: Rule = ({ before, after, step }) => {
  if (before === null) return []
  const had = new Set(before.hosts.map(({ name }) => ownerOf(name)))
  const gained = after.hosts.filter(({ name }) => !had.has(ownerOf(name)))
  if (gained.length === 0) return []
  return [
    {
      code: 'capability-gained',
      severity: step === 'major' || step === 'downgrade' ? 'medium' : 'high',
      message: `talks to ${gained.length === 1 ? 'a host' : `${gained.length} hosts`} that the release before did not: ${gained
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')}`,
      why: 'What it knows can leave to an address that nobody has seen before.',
      places: gained.map(({ at }) => at),
    },
  ]
}

function ownerOf(host: string): string {
  const parts = host.split('.')
  const two = parts.slice(-2).join('.')
  return shared.test(two) ? parts.slice(-3).join('.') : two
}
