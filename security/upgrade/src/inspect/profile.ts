/** Version of the inspector: a profile that an older one made is made again. */
export const inspectorVersion = 5

/** Powers of a release, as far as its files show it without being run. */
export type CapabilityName =
  | 'network'
  | 'processes'
  | 'files-elsewhere'
  | 'environment'
  | 'secrets'
  | 'package-manager'
  | 'dynamic-code'
  | 'decoded-code'
  | 'hidden-names'
  | 'dropped-program'
  | 'native-code'
  | 'page-hooks'

/** A place in a release that shows something. */
export interface Place {
  /** Path in the release, without the folder that everything lies in. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** The line, or the part of it that shows it; at most 160 characters, printable. */
  readonly text: string
}

/** A capability, and where the release shows it. */
export interface Capability {
  readonly name: CapabilityName
  /** The thing that is used, as the code names it: `node:https`, `fetch`, `.npmrc`. */
  readonly by: string
  readonly at: Place
  /** True where the code runs when the release is installed. */
  readonly atInstall: boolean
  /** True where the release loads the file itself, or may: a test or an example that nothing of it imports is not. */
  readonly isLoaded: boolean
}

/** A host that code talks to by a fixed address. */
export interface Host {
  readonly name: string
  readonly at: Place
}

/** A file that people cannot read, and why. */
export interface UnreadableFile {
  readonly path: string
  /** `minified` code is common in releases; `obfuscated` code hides what it does. */
  readonly kind: 'minified' | 'obfuscated'
  readonly why: string
}

/** A file of machine code, by its first bytes. */
export interface BinaryFile {
  readonly path: string
  readonly kind: string
}

/** Something in a release that could not be read, or that no honest release has. */
export interface Problem {
  readonly path: string
  readonly what: string
  /** True where the archive itself is built to deceive or to exhaust its reader. */
  readonly isHostile: boolean
}

/** Contents and powers of one release: facts, read from its archive and never run. */
export interface Profile {
  readonly inspector: number
  readonly files: number
  readonly bytes: number
  /** Scripts that run when it is installed, by name. */
  readonly installScripts: Readonly<Record<string, string>>
  /** Dependencies that it asks for, by name: the specifier. Optional ones too, peers not. */
  readonly dependencies: Readonly<Record<string, string>>
  /** Commands that it puts on the path. */
  readonly bins: readonly string[]
  readonly binaries: readonly BinaryFile[]
  readonly unreadable: readonly UnreadableFile[]
  readonly capabilities: readonly Capability[]
  /** Hosts that its code names in calls of the network. */
  readonly hosts: readonly Host[]
  /** Packages that its files import, by name; null where imports are not read (Python). */
  readonly imports: readonly string[] | null
  readonly problems: readonly Problem[]
}
