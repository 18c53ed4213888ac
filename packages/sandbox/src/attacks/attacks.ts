import type { Attack } from './attack.ts'
import { cpuAttacks } from './cpu-attacks.ts'
import { descriptorAttacks } from './descriptor-attacks.ts'
import { engineAttacks } from './engine-attacks.ts'
import { hostAttacks } from './host-attacks.ts'
import { informationAttacks } from './information-attacks.ts'
import { memoryAttacks } from './memory-attacks.ts'
import { nativeFileAttacks } from './native-file-attacks.ts'
import { nativeProcessAttacks } from './native-process-attacks.ts'
import { networkAttacks } from './network-attacks.ts'
import { processAttacks } from './process-attacks.ts'
import { protocolAttacks } from './protocol-attacks.ts'
import { readAttacks } from './read-attacks.ts'
import { scopeAttacks } from './scope-attacks.ts'
import { writeAttacks } from './write-attacks.ts'

/** All attacks, in the order in which they are told. */
export const attacks: readonly Attack[] = [
  ...scopeAttacks,
  ...readAttacks,
  ...writeAttacks,
  ...nativeFileAttacks,
  ...networkAttacks,
  ...processAttacks,
  ...nativeProcessAttacks,
  ...descriptorAttacks,
  ...engineAttacks,
  ...memoryAttacks,
  ...cpuAttacks,
  ...protocolAttacks,
  ...hostAttacks,
  ...informationAttacks,
]
