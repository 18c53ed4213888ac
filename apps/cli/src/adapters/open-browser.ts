import { spawn } from 'node:child_process'

const openers: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the user's browser, and does not wait for it; `onError` is called where there is none. */
export function openBrowser(address: string, platform: string, onError: () => void): void {
  const [program, ...words] = openers[platform] ?? ['xdg-open']
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true })
  child.on('error', onError)
  child.unref()
}
