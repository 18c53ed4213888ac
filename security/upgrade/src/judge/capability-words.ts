import type { CapabilityName } from '../inspect/profile.ts'

/** Capabilities in words that follow a release's name, the gravest first. */
export const capabilityWords: Readonly<Record<CapabilityName, string>> = {
  'hidden-names': 'hides the names of what it uses',
  'decoded-code': 'carries code that is no file of code',
  'page-hooks': 'takes over functions of the page that it runs in',
  'dropped-program': 'runs a program that it fetched or brought along',
  'package-manager': 'touches the package manager’s own files, tokens or publishing',
  secrets: 'names places of secrets',
  environment: 'reads secrets or all of the environment',
  'dynamic-code': 'makes code while it runs',
  processes: 'starts other programs',
  network: 'talks to the network',
  'native-code': 'loads machine code',
  'files-elsewhere': 'names files outside of itself',
}
