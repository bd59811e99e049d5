/** ISO 8601 in UTC with whole seconds ("2026-11-21T00:00:00Z"), as every time on the wire. */
export function timestamp(at: Date): string;
export function timestamp(at: Date | null): string | null;
export function timestamp(at: Date | null): string | null {
  return at ? at.toISOString().replace(/\.\d{3}Z$/, "Z") : null;
}
