import { exportFormats } from '@galley/runtime'

/** The formats of a draft for a help text. */
export const formatHelp: string = exportFormats.map(({ name, about }) => `${name} (${about})`).join(', ')
