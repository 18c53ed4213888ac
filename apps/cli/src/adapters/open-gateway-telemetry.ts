import type { System } from '@galley/command-line'
import { openTelemetry, type Telemetry, type TelemetryOptions } from '@galley/gateway'
import type { Settings } from '@galley/runtime'

/** Opens what a gateway tells about itself: with the collector of the settings, and its headers from the environment, as OpenTelemetry's own programs read them. */
export async function openGatewayTelemetry(
  { env, version, clock, say }: System,
  { otlp: url }: Settings['telemetry'],
  drafts: TelemetryOptions['drafts'],
): Promise<Telemetry> {
  return openTelemetry({
    version,
    clock,
    drafts,
    say,
    ...(url && { otlp: { url, headers: headersFrom(env['OTEL_EXPORTER_OTLP_HEADERS']) } }),
  })
}

/** Reads `name=value,name=value`, percent-encoded (W3C Baggage, as the exporter's specification has it). */
function headersFrom(text = ''): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((pair): readonly (readonly [string, string])[] => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())]]
  })
  return Object.fromEntries(pairs)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
