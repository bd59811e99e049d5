import { expect } from "vitest";
import { call } from "./api-client.ts";
import { takeEvents } from "./host-scene.ts";
import { officialAnswerProblems } from "./official-response-schema.ts";
import { officialProblems } from "./official-webhook-schema.ts";

/** Where pull requests are tried: widgets of `makeHostScene`. */
export const WIDGETS = "/repos/acme/widgets";
const REPOSITORY = "/repos/{owner}/{repo}";
/** One of them, for `ask`. */
export const PULL = "/pulls/{pull_number}";

type Params = Record<string, string | number>;
export type Asking = { params?: Params; query?: string; body?: Record<string, unknown> };

/** One request to widgets that has to succeed with an answer that fits the official description. */
export async function ask<T = Record<string, never>>(
  token: string,
  [method, path]: readonly [method: string, path: string],
  { params = {}, query = "", body }: Asking = {},
): Promise<T> {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => String(params[name]));
  const answer = await call(method, `${WIDGETS}${filled}${query}`, { token, ...(body && { body }) });
  expect(answer.status, `${method} ${filled}: ${answer.text}`).toBeLessThan(300);
  const { status } = answer;
  const problems = officialAnswerProblems({ method, path: `${REPOSITORY}${path}`, status, body: answer.body });
  if (status !== 204 && status !== 202) expect(problems).toEqual([]);
  return answer.body as T;
}

/** What a request to widgets is answered that is meant to be refused. */
export async function refused(
  token: string,
  method: string,
  path: string,
  body?: Record<string, unknown>,
): Promise<{ status: number; body: { message: string; errors?: unknown[] } }> {
  const answer = await call(method, `${WIDGETS}${path}`, { token, ...(body && { body }) });
  return { status: answer.status, body: answer.body as { message: string; errors?: unknown[] } };
}

/** The events about pull requests since the last call, each held against its official schema. */
export async function pullEvents() {
  const events = (await takeEvents()).filter(({ name }) => name.startsWith("pull_request"));
  for (const { name, payload } of events)
    expect({ name, problems: officialProblems(name.split(".")[0] ?? "", payload) }).toEqual({ name, problems: [] });
  return events;
}

export const namesOf = (events: readonly { name: string }[]): string[] => events.map(({ name }) => name);

/** Commits a file to a branch of widgets, which is made of `from` when it is not there; returns the commit's name. */
export async function commitTo(
  token: string,
  branch: string,
  { path, text, from }: { path: string; text: string; from?: string },
): Promise<string> {
  if (from !== undefined) {
    const { status, text: said } = await call("POST", `${WIDGETS}/git/refs`, {
      token,
      body: { ref: `refs/heads/${branch}`, sha: from },
    });
    expect(status, said).toBe(201);
  }
  const old = await call("GET", `${WIDGETS}/contents/${path}?ref=${branch}`, { token });
  const { sha } = old.body as { sha?: string };
  const content = Buffer.from(text).toString("base64");
  const body = { message: `Change ${path}`, content, branch, ...(old.status === 200 && { sha }) };
  const answer = await call("PUT", `${WIDGETS}/contents/${path}`, { token, body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return (answer.body as { commit: { sha: string } }).commit.sha;
}

let branches = 0;

export type OpenedPull = { number: number; branch: string; head: string };

/** A pull request of a new branch with one commit, into main. */
export async function openPullOf(
  token: string,
  { from, path, text = "text\n", ...body }: { from: string; path?: string; text?: string } & Record<string, unknown>,
): Promise<OpenedPull> {
  const branch = `feature-${++branches}`;
  const head = await commitTo(token, branch, { path: path ?? `${branch}.md`, text, from });
  const { number } = await ask<{ number: number }>(token, ["POST", "/pulls"], {
    body: { title: `Add ${branch}`, head: branch, base: "main", ...body },
  });
  return { number, branch, head };
}
