/** Layers that can be left out, for a test to see that its probe notices: the launcher's own, then two of Node's. */
export type LayerName =
  | 'descriptors'
  | 'rlimits'
  | 'no-new-privs'
  | 'landlock'
  | 'capabilities'
  | 'parent-death'
  | 'seccomp'
  | 'permissions'
  | 'flags'
