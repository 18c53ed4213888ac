import { networkInterfaces, userInfo } from 'node:os'
import type { Attack } from './attack.ts'
import { readIfThere } from './process-state.ts'

/** A fact of at most so many characters occurs by chance: it is looked for as a whole word. */
const maxWord = 5

interface Known {
  readonly attack: Attack
  readonly pid: number
  /** Words that only who broke in can know. */
  readonly secrets: readonly string[]
}

/** Finds in all that a plugin said whether it knows more than it was told. */
export function judgeWords(told: string, { attack, pid, secrets }: Known): readonly string[] {
  const words = new Set(told.split(/[\s",]+/))
  const tells = (fact: string): boolean => (fact.length > maxWord ? told.includes(fact) : words.has(fact))
  return [
    ...(secrets.some((secret) => told.includes(secret)) ? ['it told something secret'] : []),
    ...(['information', 'host'].includes(attack.class) && readFacts().some(tells) ? ['it told of this machine'] : []),
    ...(attack.class === 'scope' && words.has(String(pid)) ? ['it has the process'] : []),
  ]
}

/** Facts of this machine that a plugin should not learn. Its name is none: Node does not start where it cannot ask for that. */
function readFacts(): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ internal }) => !internal).map(({ address }) => address),
  )
  const { username, homedir, shell } = userInfo()
  const facts = [
    ...addresses,
    `${username}:${homedir}:${shell}`,
    readIfThere('/etc/passwd').split('\n')[0] ?? '',
    readIfThere('/proc/sys/kernel/random/boot_id').trim(),
    readIfThere('/proc/self/environ').split('\0')[0] ?? '',
    // The first word is the path of Node, which a plugin knows.
    readIfThere('/proc/self/cmdline')
      .split('\0')
      .slice(1)
      .findLast((word) => word !== '') ?? '',
    readIfThere('/proc/self/mountinfo').split('\n')[0]?.slice(0, 40) ?? '',
    // A column of /proc/net/tcp, and a name that only /proc has.
    'local_address',
    'cpuinfo',
  ]
  return facts.filter((fact) => fact.length > 1)
}
