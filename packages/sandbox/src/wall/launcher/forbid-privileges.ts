import type { SystemCalls } from './system-calls.ts'

/** Keeps every program that this process becomes from gaining anything by it (PR_SET_NO_NEW_PRIVS): setuid programs are plain ones. */
export function forbidPrivileges({ call }: SystemCalls): void {
  call('prctl', 38, 1)
}
