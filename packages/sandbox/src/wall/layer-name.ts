/** Layers that can be left out, for a test to see that its probe notices: the launcher's own, then two of Node's. */
export const removableLayers = [
  'descriptors',
  'rlimits',
  'no-new-privs',
  'landlock',
  'capabilities',
  'parent-death',
  'seccomp',
  'permissions',
  'flags',
] as const

/** A layer that can be left out. */
export type LayerName = (typeof removableLayers)[number]
