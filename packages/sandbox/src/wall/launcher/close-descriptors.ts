import type { SystemCalls } from './system-calls.ts'

/** Closes, at the start of the program, every file but input, output, errors and the bundle (close_range(2), CLOSE_RANGE_CLOEXEC). */
export function closeDescriptors({ call }: SystemCalls): void {
  call('close_range', 4, 0xffff_ffff, 4)
}
