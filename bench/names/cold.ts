// One cold process with one imitation: what `galley check` costs at least. Timed by main.ts.
import { checkName } from '../../security/typosquat/src/index.ts'

console.log(checkName('expresss', 'npm').verdict)
