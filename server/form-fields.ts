/** What forms of pages bring without scripts, looked at before Next is: it answers what it cannot read with a 500. */
import type { IncomingMessage } from "node:http";
import type { PageRefusal } from "@/lib/platform/page-request.ts";

/** Forms hold text alone; what is larger is a file, for a handler that reads it as it comes. */
const FORM_BYTES_MAX = 2 * 1024 * 1024;
/** What a form's action is bound to, in parts: 0 names the action, the others are values. Source: React's decodeAction. */
const PART = /^\$ACTION_(\d+):(\d+)$/;
/** A text with a meaning beside what it says; "$$" begins one that really begins so. */
const REFERENCE = /^\$(?!\$)/;
/** Another part by its number in hexadecimal digits: a promise, a map, a set, or just a value and something within it. */
const OTHER_PART = /^\$[@QW]?([0-9a-f]+)(?::.*)?$/;
/** What stands for itself. */
const PLAIN = /^\$(?:undefined|NaN|-?Infinity|-0|D\d{4}-.*|n-?\d+)$/;

/** What a browser sends of a form without fields: its end alone. */
const EMPTY_FORM = /^--[^\r\n]+--\s*$/;

const UNREADABLE: PageRefusal = {
  status: 400,
  message: "This form is not as the page sent it. Open the page and try again.",
};

/**
 * Why a form is refused, as a sentence for the person who sees it; null when it is not, or is no form for an action of a
 * page. The body is there to be read as if nobody had.
 */
export async function refusalOfForm(request: IncomingMessage): Promise<PageRefusal | null> {
  const { method, headers } = request;
  const type = headers["content-type"] ?? "";
  const length = Number(headers["content-length"] ?? 0);
  if (method !== "POST" || headers["next-action"] !== undefined || length === 0 || length > FORM_BYTES_MAX) return null;
  if (!type.toLowerCase().startsWith("multipart/form-data")) return null;
  if (headers.accept === "application/json") return null; // what our scripts ask of handlers, which are no actions
  const bytes = await readAndPutBack(request, length);
  return bytes === null || (await isReadable(bytes, type)) ? null : UNREADABLE;
}

/** The whole body; null when it ends early. Source: the documentation of `readable.unshift`. */
function readAndPutBack(request: IncomingMessage, length: number): Promise<Buffer<ArrayBuffer> | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (bytes: Buffer<ArrayBuffer> | null) => {
      request.off("readable", read).off("close", giveUp).off("error", giveUp);
      if (bytes) request.unshift(bytes);
      resolve(bytes);
    };
    const giveUp = () => finish(null);
    const read = () => {
      for (let chunk: Buffer | null = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        size += chunk.byteLength;
        // Before one more read, which would tell everybody that this is the end.
        if (size >= length) return finish(Buffer.concat(chunks));
      }
    };
    request.on("readable", read).on("close", giveUp).on("error", giveUp);
  });
}

async function isReadable(bytes: Buffer<ArrayBuffer>, type: string): Promise<boolean> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    return EMPTY_FORM.test(Buffer.from(bytes).toString("latin1")); // which the parser takes for a broken one
  }
  return [...form].every(([name, value]) => {
    const [, action, part] = PART.exec(name) ?? [];
    return (
      action === undefined || (typeof value === "string" && isValue(value, { form, action, naming: part === "0" }))
    );
  });
}

type Place = { form: FormData; action: string /** Names the action, which is a part as well. */; naming: boolean };

function isValue(text: string, place: Place): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return place.naming ? isAction(value, place) : textsIn(value).every((found) => isText(found, place));
  } catch {
    return false;
  }
}

function isAction(value: unknown, place: Place): boolean {
  if (typeof value !== "object" || value === null || !("id" in value) || typeof value.id !== "string") return false;
  const bound = "bound" in value ? value.bound : null;
  return bound === null || (typeof bound === "string" && isText(bound, place));
}

function isText(text: string, { form, action }: Place): boolean {
  if (!REFERENCE.test(text) || PLAIN.test(text)) return true;
  const other = OTHER_PART.exec(text)?.[1];
  return other !== undefined && form.has(`$ACTION_${action}:${Number.parseInt(other, 16)}`);
}

/** Every text within a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
