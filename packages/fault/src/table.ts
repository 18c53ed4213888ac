import { Fault, type FaultEntry } from './fault.ts'
import { redact } from './redact.ts'

/** A package's faults: one frozen table, `src/faults.ts`, that docs/faults.md agrees with in both directions. */
export type FaultTable = Readonly<Record<string, FaultEntry>>

type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never
type SlotsOf<Entry extends FaultEntry> = Slots<Entry['message']> | Slots<Entry['hint']>
type Values<Entry extends FaultEntry> = Readonly<Record<SlotsOf<Entry>, string | number>>
type Arguments<Entry extends FaultEntry> = [SlotsOf<Entry>] extends [never]
  ? [values?: Readonly<Record<string, never>>, options?: { readonly cause?: unknown }]
  : [values: Values<Entry>, options?: { readonly cause?: unknown }]

/** A package's fault function: it takes a code of the table, and exactly the values that the code's texts have slots for. */
export type FaultMaker<Table extends FaultTable> = <Code extends keyof Table & string>(code: Code, ...rest: Arguments<Table[Code]>) => Fault

/**
 * Makes a package's fault function from its table: `throw fault('PLUGIN_UNSIGNED', { name })`.
 * The compiler asks for exactly the slots that the message and the hint hold.
 */
export function faultsOf<const Table extends FaultTable>(table: Table): FaultMaker<Table> {
  return (code, ...rest) => {
    const entry = table[code] as FaultEntry
    const [values, options] = rest as unknown as [Record<string, string | number> | undefined, { cause?: unknown } | undefined]
    const details = Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, redact(String(value))]))
    return new Fault(code, {
      message: fill(entry.message, details),
      hint: fill(entry.hint, details),
      status: entry.status,
      exit: entry.exit,
      details,
      ...(options?.cause === undefined ? {} : { cause: options.cause }),
    })
  }
}

/** Puts values into slots; a value that ends its own sentence, such as another fault's message, takes no second full stop. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}(\.?)/g, (slot, name: string, stop: string) => {
    const value = values[name]
    if (value === undefined) return slot
    return /[.!?…]$/.test(value) ? value : `${value}${stop}`
  })
}
