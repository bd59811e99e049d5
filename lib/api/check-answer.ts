import type { Answer, Operation } from "./operation.ts";

/** Checked where a mistake can still be mended: in tests and development. The built server does not pay for it. */
const CHECKED = process.env.NODE_ENV !== "production";

/** Throws when an operation answers a status or a body that it does not declare. */
export function checkAnswer({ id, responses }: Operation, { status, body, raw, stream }: Answer): void {
  if (!CHECKED || raw || stream) return;
  if (!(status in responses)) throw new Error(`${id} answered ${status}, which it does not declare`);
  const schema = responses[status];
  if (!schema) {
    if (body !== undefined) throw new Error(`${id} answered ${status} with a body, which it does not declare`);
    return;
  }
  const result = schema.safeParse(JSON.parse(JSON.stringify(body)));
  if (!result.success) throw new Error(`${id} answered a body that its schema refuses: ${result.error.message}`);
}
