import { parseJson } from "@/lib/api/parse-json.ts";
import { addressProblem } from "@/lib/integrations/allowed-networks.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Client, findClient } from "./client.ts";
import { findClientBySecret } from "./client-secret.ts";
import { OauthError } from "./oauth-error.ts";

/** What a client sends to the token endpoint. */
export type TokenRequest = {
  client: Client;
  /** Whether it showed its secret. */
  proven: boolean;
  /** When all of it had arrived. */
  receivedAt: Date;
  /** Null for what was not sent, or empty. */
  parameter: (name: string) => string | null;
};

const BODY_BYTES_MAX = 64 * 1024;

/**
 * Reads parameters from query and body, form or JSON alike, and who sends them: client_id and client_secret among them,
 * or as Basic. `address` is the caller's, null within the process. @throws OauthError when they do not belong together
 */
export async function readTokenRequest(request: Request, address: string | null): Promise<TokenRequest> {
  const sent = { ...parametersOf(new URL(request.url).searchParams), ...(await readBody(request)) };
  const receivedAt = clock.now();
  const parameter = (name: string): string | null => (Object.hasOwn(sent, name) && sent[name]) || null;
  const basic = basicCredentials(request.headers.get("authorization"));
  const clientId = basic?.id || parameter("client_id");
  const secret = basic?.secret || parameter("client_secret");
  if (basic && parameter("client_id") && parameter("client_id") !== basic.id) throw incorrect();
  const client = clientId === null ? null : await findClient(clientId);
  if (!client) throw incorrect();
  if (secret !== null) {
    if (!(await findClientBySecret(client.clientId, secret))) throw incorrect();
    await requireAddress(client, address);
  }
  return { client, proven: secret !== null, receivedAt, parameter };
}

/** A secret counts from where the integration's IP allow list has it. */
async function requireAddress({ kind, id }: Client, address: string | null): Promise<void> {
  const description = kind === "integration" ? await addressProblem(id, address) : null;
  if (description) throw new OauthError("ip_not_allowed", { description, status: 403 });
}

const incorrect = () => new OauthError("incorrect_client_credentials");

/** @throws OauthError unless the client showed its secret */
export function requireProven({ proven }: TokenRequest): void {
  if (!proven) throw incorrect();
}

/** Of a parameter that is sent twice the first counts. */
function parametersOf(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...search].toReversed());
}

async function readBody(request: Request): Promise<Record<string, string>> {
  const text = await readText(request);
  if (text.trim() === "") return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/\bjson\b/i.test(type)) return parametersOf(new URLSearchParams(text));
  try {
    const value = parseJson(text);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => asText(name, item)));
  } catch {
    return {};
  }
}

/** Clients send ids as numbers. */
const asText = (name: string, item: unknown): [string, string][] =>
  typeof item === "string" || typeof item === "number" ? [[name, String(item)]] : [];

/** Nothing when it is larger than any request of the dialect. */
async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > BODY_BYTES_MAX) return "";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1). */
function basicCredentials(header: string | null): { id: string; secret: string } | null {
  const encoded = /^basic\s+(\S+)\s*$/i.exec(header ?? "")?.[1];
  if (!encoded) return null;
  const [id = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { id: formDecoded(id), secret: formDecoded(rest.join(":")) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
