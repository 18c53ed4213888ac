/** Options with which a run is created. */
export interface CreateOptions {
  readonly idempotencyKey?: string
  /** True only for the embedded command line: any folder may be named. Over HTTP it must lie under `sourceRoots`. */
  readonly anyFolder?: boolean
  /** Folder that relative ones start from. */
  readonly baseFolder?: string
}
