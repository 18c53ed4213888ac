/** Runs a piece of work that will be done again if it fails. */
export async function forgive(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined)
}
