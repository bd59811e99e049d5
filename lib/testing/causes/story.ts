import { expect } from "vitest";
import type { Cause } from "@/lib/webhooks/causes.ts";
import { call } from "../api-client.ts";
import type { HostScene } from "../host-scene.ts";

/** Things that happen, and the webhook events that they cause. */
export type Story = {
  /** Ends the sentence "everybody who listens is told of …". */
  title: string;
  /** Each of them is delivered by the time the story has run. */
  causes: readonly Cause[];
  run: (stage: Stage) => Promise<void>;
};

/**
 * Where stories are told: the world of `makeHostScene`, whose integration holds every permission, beside another
 * one that is installed on widgets and told of every event. A story leaves that world as it found it, since others follow; what it makes has names of its own.
 */
export type Stage = {
  scene: HostScene;
  /** Of mona, who owns acme, with every scope that a story may need. */
  mona: string;
  /** Of the scene's installation, with every permission. */
  installation: string;
  /** Where a story may point a webhook of its own, with SCENE_SECRET. */
  hookUrl: string;
  /** Waits for an event since the story began; it has been held against its signature and the official schema. */
  told: (cause: Cause) => Promise<Payload>;
};

export type Payload = Record<string, unknown>;

/** One request that has to succeed; `path` is under /api/v3. Returns the body. */
export async function ask<Body = Record<string, unknown>>(
  token: string,
  method: string,
  path: string,
  body?: Record<string, unknown>,
): Promise<Body> {
  const answer = await call(method, path, { token, ...(body && { body }) });
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body as Body;
}
