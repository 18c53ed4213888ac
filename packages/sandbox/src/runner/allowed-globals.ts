/**
 * Names in a plugin's global scope: the language (ECMAScript 2025 with Intl, and WebAssembly; without shared memory)
 * and the few parts of the web platform that any wall can offer. An allow-list, so that a new Node brings nothing new.
 */
export const allowedGlobals: readonly string[] = `
globalThis undefined NaN Infinity Object Function Array Number Boolean String Symbol BigInt Date Math Intl JSON Promise Proxy Reflect
RegExp Map Set WeakMap WeakSet WeakRef Iterator FinalizationRegistry Error AggregateError EvalError RangeError ReferenceError
SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array eval isFinite isNaN parseFloat parseInt decodeURI
decodeURIComponent encodeURI encodeURIComponent escape unescape console setTimeout clearTimeout setInterval clearInterval
queueMicrotask structuredClone WebAssembly AbortController AbortSignal Event EventTarget DOMException URL URLSearchParams TextEncoder
TextDecoder atob btoa
`
  .trim()
  .split(/\s+/)
