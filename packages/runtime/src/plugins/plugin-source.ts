/** A release as it came, before anything of it is believed: the bytes of `x-1.0.0.tgz`, `x-1.0.0.tgz.cdx.json` and `x-1.0.0.tgz.bundles.jsonl`. */
export interface UnverifiedRelease {
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array
  readonly bundles: string
}

/** A release that is handed over in memory (an upload), with the name of its tarball, which stands in the lock as its origin. */
export interface HandedRelease extends UnverifiedRelease {
  readonly fileName: string
}

/** Place that a plugin comes from: a spec (`x-1.0.0.tgz`, and what the other kinds of spec read), or the release itself. */
export type PluginSource = string | HandedRelease
