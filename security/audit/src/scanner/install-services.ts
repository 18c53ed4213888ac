import type { spawn } from 'node:child_process'
import type * as nodeFs from 'node:fs'
import type { SigstoreRoot } from '@galley/trust'
import type { DownloadServices } from '../download/download-services.ts'

/** Files, programs and network of an installation, handed in. */
export interface InstallServices extends DownloadServices {
  readonly fs: typeof nodeFs
  readonly spawn: typeof spawn
  readonly env: Readonly<Record<string, string | undefined>>
  /** A folder for temporary files. */
  readonly temp: string
  readonly platform: string
  readonly arch: string
  /** The Sigstore root that provenance is judged by. */
  readonly root: SigstoreRoot
  /** Told each step in words. */
  readonly onStep?: (step: string) => void
}
