// The DOM library's CSS part makes one `Intl.NumberFormat` when it is loaded, and there is no `Intl` behind the wall. It prints
// numbers of style sheets, which are never read here, so a stand-in that prints a number plainly is enough.
const scope = globalThis as { Intl?: unknown }

scope.Intl ??= {
  NumberFormat: class {
    format(value: number): string {
      return String(value)
    }
  },
}
