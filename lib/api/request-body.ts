import { badRequest, tooLarge } from "./errors.ts";
import { parseJson } from "./parse-json.ts";

/** One megabyte: more than any documented body needs that brings no file. */
const MAX_BODY_BYTES = 1024 * 1024;
/** What brings a file: forty megabytes, in Base64. Source: the documented limit of a file. */
export const FILE_BODY_BYTES = 55 * 1024 * 1024;

/**
 * The JSON object in the body; an empty body and `null`, which go-github sends for no options, are an empty object, and
 * a list is the object's `listField` where there is one. Throws 400 for what is not JSON or not an object (wire facts
 * §1.16) and 413 over `limitBytes`, without reading further.
 */
export async function readJsonObject(
  request: Request,
  { listField, limitBytes = MAX_BODY_BYTES }: { listField?: string | undefined; limitBytes?: number | undefined } = {},
): Promise<Record<string, unknown>> {
  const text = await readText(request, limitBytes);
  if (text.trim() === "") return {};
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (cause) {
    throw badRequest("Problems parsing JSON", { cause });
  }
  if (parsed === null) return {};
  if (Array.isArray(parsed) && listField) return { [listField]: parsed };
  if (typeof parsed !== "object" || Array.isArray(parsed)) throw badRequest("Body should be a JSON object");
  return parsed as Record<string, unknown>;
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  const refuse = () => tooLarge(`The body is larger than ${limitBytes} bytes.`);
  if (announced > limitBytes) throw refuse();
  // What says how long it is cannot be longer, and need not be read as a stream, which costs as much as a small request.
  if (announced > 0) return decode(await request.arrayBuffer());
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limitBytes) throw refuse();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badRequest("Problems parsing JSON", { cause });
  }
}
