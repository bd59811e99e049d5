import { z } from "zod";
import { created } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { goOnListening, requireListener, takeListenCode } from "../listen-code.ts";
import { hear, heardSchema, hearInput } from "./hear.ts";

const SECRET_LENGTH_MAX = 100;
const secret = z.string().max(SECRET_LENGTH_MAX);

/** For a program without the integration's key: what it listens with, for a code from the integration's page. */
export const takeListenCodeOperation = operation({
  id: "apps/take-listen-code",
  method: "POST",
  path: "/hook-listeners",
  summary: "Exchange a code from an integration's page for what a program listens with",
  documentation: "/rest/apps/webhooks",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  resource: "HookListener",
  body: z.object({ code: secret }),
  responses: { 201: z.object({ token: z.string(), app: z.object({ id: z.int(), slug: z.string() }) }) },
  handler: async ({ body }) => {
    const { token, integration } = await takeListenCode(body.code);
    return created({ token, app: integration });
  },
});

/** The same as `listenToHook` for what the code was exchanged for. It is in the body, where no log keeps it. */
export const listenByCode = operation({
  id: "apps/listen-by-code",
  method: "POST",
  path: "/hook-listeners/deliveries",
  summary: "Acknowledge deliveries that were forwarded, and wait for the next, without a private key",
  documentation: "/rest/apps/webhooks",
  accepts: [...ANYONE, "integration"],
  requires: { anyOf: [{}], public: true },
  resource: "HookListener",
  body: hearInput.extend({ token: secret }),
  responses: { 200: heardSchema },
  free: true,
  handler: async ({ body: { token, ...input }, signal }) => {
    const { hookId } = await requireListener(token);
    await goOnListening(token);
    return hear(hookId, input, { signal, requireStillAllowed: () => requireListener(token) });
  },
});
