/** A registry whose names are known here. */
export type Ecosystem = 'npm' | 'pypi'
