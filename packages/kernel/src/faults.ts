import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of the kernel, its broker and its fetch. */
export const faults = Object.freeze({
  WALL_NOT_STRONG_ENOUGH: {
    status: 403,
    exit: 2,
    message: 'The plugin {name} comes from elsewhere, and the wall does not hold a hostile plugin here: {layer}: {detail}.',
    hint: 'Use the plugins of this workspace only, or make the wall hold. {cure}.',
  },
  NODE_TOO_OLD_FOR_WALL: {
    status: 403,
    exit: 2,
    message: 'The plugin {name} comes from elsewhere, and this Node cannot put up the wall that holds a hostile plugin: {detail}.',
    hint: '{cure} The plugins that came with Galley run on this Node as well.',
  },
  PLUGIN_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'There is no plugin named {name}.',
    hint: 'Look at `galley plugin list`; the plugin in a folder is tried with `galley plugin dev`.',
  },
  PLUGIN_BAD_MANIFEST: {
    status: 502,
    exit: 3,
    message: 'The manifest of the plugin {name} is not valid: {problem}.',
    hint: 'Correct the `galley` key of its package.json and pack it again.',
  },
  PLUGIN_BAD_ANSWER: {
    status: 502,
    exit: 3,
    message: 'The plugin {name} answered {operation} with something else than it should: {problem}.',
    hint: 'If you write this plugin, correct that part of its answer; otherwise report it to its author. Nothing of the answer was used.',
  },
  PLUGIN_BAD_REQUEST: {
    status: 400,
    exit: 3,
    message: 'The plugin {name} asked for {operation} with something else than it should: {problem}.',
    hint: 'If you write this plugin, correct what it asks the host for; otherwise report it to its author.',
  },
  QUOTA_SPENT: {
    status: 429,
    exit: 3,
    message: 'The plugin {name} asks for more {quota} than it has left in this run: {left} of {limit}.',
    hint: 'Ask for less, or raise the quota in its manifest.',
  },
  NO_READER: {
    status: 503,
    exit: 3,
    message: 'No plugin reads {address}: its type is {type}.',
    hint: 'Give its text as a document of the brief, the address of an HTML version, or choose a plugin that reads it in `read`.',
  },
  SOURCE_NOT_ALLOWED: {
    status: 403,
    exit: 3,
    message: 'The brief does not allow {address} to be read: {rule}.',
    hint: 'Change `sources` of the brief if it should be read.',
  },
  SOURCE_ALTERED: {
    status: 422,
    exit: 3,
    message: 'The plugin {reader} read {address} as a text that does not stand in it: "{excerpt}".',
    hint: 'Choose another plugin in `read`, and report it to the author of this one; nothing of the text was used.',
  },
  SOURCE_MISNAMED: {
    status: 422,
    exit: 3,
    message: 'Not read: {address}: {problem}.',
    hint: 'Look at the file yourself, and give it the name of what it is.',
  },
  SOURCE_EMPTY: {
    status: 422,
    exit: 3,
    message: 'There is no text in {address}.',
    hint: 'Look at the page yourself; it may be one that only a browser can show.',
  },
  SEARCH_FAILED: {
    status: 502,
    exit: 3,
    message: 'No search tool could answer: {reasons}.',
    hint: 'Check that the search service is running, or give the brief documents of its own.',
  },
  SOURCE_UNKNOWN: {
    status: 404,
    exit: 3,
    message: 'The run has no source {id}.',
    hint: 'Use an id that `read` gave.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    exit: 3,
    message: 'The brief has no document {path}.',
    hint: 'Use a path that `files.list` gave.',
  },
  BODY_NOT_FOUND: {
    status: 404,
    exit: 3,
    message: 'There is no body {body} in this call.',
    hint: 'Read a body in the call that opened it.',
  },
  SOURCES_FOLDER_MISSING: {
    status: 422,
    exit: 3,
    message: 'There is no folder {folder}.',
    hint: 'Give a folder that exists and that you may read.',
  },
  TEXT_ENCODING: {
    status: 422,
    exit: 3,
    message: 'The text of {name} is not UTF-8, and its encoding is neither declared nor could it be told.',
    hint: 'Save it as UTF-8, or give its address on a server that declares the charset.',
  },
  FETCH_REFUSED: {
    status: 403,
    exit: 3,
    message: 'Not fetched: {url}: {rule}.',
    hint: 'If this address is meant to be reached, add its host:port to fetch.privateHosts in the settings.',
  },
  SECRET_MISSING: {
    status: 503,
    exit: 2,
    message: 'The plugin {name} needs your key {secret}, and there is none.',
    hint: 'Set GALLEY_SECRET_{secret} to it, or GALLEY_SECRET_{secret}_FILE to a file that holds it.',
  },
  FETCH_FAILED: {
    status: 502,
    exit: 3,
    message: 'Could not fetch {url}: {reason}.',
    hint: 'Check the address and the network, then try again.',
  },
  FETCH_TOO_LARGE: {
    status: 502,
    exit: 3,
    message: 'Could not fetch {url}: it is larger than {limit}.',
    hint: 'Save the part you need as a document of the brief.',
  },
  FETCH_TYPE: {
    status: 502,
    exit: 3,
    message: 'Could not use {url}: its type is {type}, which is not text.',
    hint: 'Give an address of a web page or a text.',
  },
  FETCH_ENCODING: {
    status: 502,
    exit: 3,
    message: 'Could not read {url}: {problem}.',
    hint: 'The server sent it so. Save the page as a document of the brief.',
  },
} as const satisfies FaultTable)

/** Makes one of this package's faults. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
