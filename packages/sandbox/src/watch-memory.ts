import { readFile } from 'node:fs/promises'

/**
 * Watches the private memory of a process, which a heap limit does not cover (array buffers, strings outside the heap):
 * calls `onOver` once when it is over `limitMiB`. Linux only; elsewhere it does nothing. Returns the way to stop it.
 */
export function watchMemory(pid: number, limitMiB: number, onOver: () => void): () => void {
  let isReading = false
  const timer = setInterval(() => {
    if (isReading) return
    isReading = true
    void privateMiB(pid).then((used) => {
      isReading = false
      if (used === null) clearInterval(timer)
      else if (used > limitMiB) {
        clearInterval(timer)
        onOver()
      }
      return used
    })
  }, 100)
  timer.unref()
  return () => clearInterval(timer)
}

async function privateMiB(pid: number): Promise<number | null> {
  try {
    const kib = /^RssAnon:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) / 1024
  } catch {
    return null
  }
}
