/** Runs a piece of work that will be done again if it fails. */
export async function ignoreFailure(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined)
}
