/** Path of a packed plugin's code in its tarball. */
export const entryFile = 'package/dist/plugin.mjs'

/** Path of the source map of that code; its sources name the package of each module, `linkedom@0.18.15/esm/index.js`. */
export const sourceMapFile = 'package/dist/plugin.mjs.map'
