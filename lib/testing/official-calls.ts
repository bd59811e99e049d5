import { expect } from "vitest";
import { call } from "./api-client.ts";
import { takeEvents } from "./host-scene.ts";
import { officialAnswerProblems } from "./official-response-schema.ts";
import { officialProblems } from "./official-webhook-schema.ts";

export type OfficialCall = {
  params?: Record<string, string | number>;
  query?: string;
  body?: Record<string, unknown>;
  token: string;
};

/**
 * One request that succeeds and whose answer fits the official description. `path` is the operation's, under /repos of
 * acme/widgets unless `params` says otherwise; `params` fills the names in braces.
 */
export async function askOfficially<T>(method: string, path: string, asked: OfficialCall): Promise<T> {
  const { params = {}, query = "", body, token } = asked;
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    String({ owner: "acme", repo: "widgets", org: "acme", ...params }[name]),
  );
  const answer = await call(method, `${filled}${query}`, { token, ...(body && { body }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  const problems = officialAnswerProblems({ method, path, status: answer.status, body: answer.body });
  if (answer.status !== 204) expect(problems).toEqual([]);
  return answer.body as T;
}

/** Exactly these events were recorded since the last look, and each payload fits the official schema. Returns them. */
export async function expectOfficialEvents(...names: string[]): Promise<Record<string, unknown>[]> {
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual(names);
  for (const { name, payload } of events) {
    const [event = ""] = name.split(".");
    expect({ name, problems: officialProblems(event, payload) }).toEqual({ name, problems: [] });
  }
  return events.map(({ payload }) => payload);
}
