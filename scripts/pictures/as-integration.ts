import { signJwt } from "../../lib/testing/api-client.ts";
import type { Scene } from "./picture.ts";
import { PLUMB_LINE } from "./world.ts";

type Call = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

/** Calls of Plumb Line as itself. Refusals are answers as well: some pictures are of them. */
export async function asPlumbLine(scene: Scene): Promise<Call> {
  return callWith(scene, await signJwt({ privateKey: PLUMB_LINE.privateKey, iss: PLUMB_LINE.id }));
}

/** Calls of its installation on acme. */
export async function asInstallation(scene: Scene): Promise<Call> {
  const call = await asPlumbLine(scene);
  const { token } = await call("POST", `/app/installations/${PLUMB_LINE.onAcme}/access_tokens`);
  return callWith(scene, String(token));
}

function callWith({ url }: Scene, token: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v3${path}`, {
      method,
      headers: { authorization: `bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
}
