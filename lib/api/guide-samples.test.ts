import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeFor } from "@/lib/testing/oauth-scene.ts";
import {
  INSTALLATION_ID,
  INTEGRATION,
  installationToken,
  integrationPrivateKey,
  loadTestWorld,
} from "@/lib/testing/world.ts";
import { handleGit } from "./git-access.ts";
import { api } from "./router.ts";

/** What the guides tell people to type, typed: against this server, with another address, key and ids. */

const run = promisify(execFile);
let server: http.Server;
let origin: string;
let folder: string;
let keyFile: string;

beforeAll(async () => {
  await loadTestWorld();
  const answer = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  server = http.createServer(
    (request, response) =>
      void (request.url?.includes(".git/") ? handleGit(request, response) : answer(request, response)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-guides-"));
  keyFile = path.join(folder, "key.pem");
  fs.writeFileSync(keyFile, integrationPrivateKey());
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(folder, { recursive: true });
});

/** The guides use them; nothing else here needs them to be installed. */
const hasTools = ["curl", "openssl"].every((tool) => spawnSync(tool, ["version"]).error === undefined);

/** The samples of a guide in a language, in their order. */
const samplesOf = (guide: string, language: string): string[] =>
  [...fs.readFileSync(`docs/guides/${guide}.md`, "utf8").matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(
    ([, of, text = ""]) => (of === language ? [text] : []),
  );

/** As somebody with this server, this key and these ids would write it. */
const asTyped = (sample: string, token = ""): string =>
  sample
    .replaceAll("http://localhost:3000", origin)
    .replaceAll("https://HOST", origin)
    .replaceAll("@localhost:3000", `@${new URL(origin).host}`)
    .replaceAll("your-integration.private-key.pem", keyFile)
    .replace("APP_ID=2", `APP_ID=${INTEGRATION.id}`)
    .replace("appId: 2", `appId: ${INTEGRATION.id}`)
    .replace('setIssuer("2")', `setIssuer("${INTEGRATION.id}")`)
    .replace("INSTALLATION=1\n", `INSTALLATION=${INSTALLATION_ID}\n`)
    .replace("installationId: 1 ", `installationId: ${INSTALLATION_ID} `)
    .replace("TOKEN=ghs_…", `TOKEN=${token}`);

/** One shell for all of them, each in a folder of its own; an answer that refuses ends it. */
async function typeInShell(samples: readonly string[]): Promise<string> {
  const script = ["set -e", 'curl() { command curl -fsS "$@"; echo; }', ...samples].join('\ncd "$(mktemp -d)"\n');
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, GIT_TERMINAL_PROMPT: "0" };
  const { stdout } = await run("sh", ["-c", script], { env });
  return stdout;
}

const runInNode = async (sample: string): Promise<string> =>
  (await run(process.execPath, ["--input-type=module", "--eval", asTyped(sample)])).stdout;

const INTEGRATION_GUIDE = "authenticating-as-an-integration";
const INSTALLATION_GUIDE = "authenticating-as-an-installation";

describe("authenticating as an integration", () => {
  test.each(samplesOf(INTEGRATION_GUIDE, "js").map((sample, index) => [index + 1, sample] as const))(
    "its sample %d in JavaScript answers",
    async (_, sample) => expect(await runInNode(sample)).toContain(INTEGRATION.slug),
  );
});

describe("authenticating as an installation", () => {
  test.skipIf(!hasTools)("what is typed into a shell, from the key to a clone", async () => {
    const token = await installationToken();
    const samples = [...samplesOf(INTEGRATION_GUIDE, "sh"), ...samplesOf(INSTALLATION_GUIDE, "sh")];
    expect(samples.length).toBeGreaterThan(5);
    const answers = await typeInShell(samples.map((sample) => asTyped(sample, token)));
    expect(answers).toContain('"slug":"ci-bot"');
    expect(answers).toContain("Hello from a machine");
    expect(answers.match(/"token":"ghs_[0-9A-Za-z]{36}"/g)).toHaveLength(2);
    expect(answers.match(/"token":"ghs_\d+_[\w-]+\.[\w-]+\.\w+"/g)).toHaveLength(1);
  });

  test.each(samplesOf(INSTALLATION_GUIDE, "js").map((sample, index) => [index + 1, sample] as const))(
    "its sample %d in JavaScript runs",
    async (_, sample) => {
      await runInNode(sample);
    },
  );
});

test.skipIf(!hasTools)("acting for a person: the exchange of a code answers as the guide shows", async () => {
  const guide = "authenticating-for-a-user";
  const { clientId, clientSecret } = INTEGRATION;
  const verifier = "a-verifier-of-at-least-forty-three-characters";
  const challenge = { code_challenge: "", code_challenge_method: "S256" };
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  challenge.code_challenge = Buffer.from(hash).toString("base64url");
  const [sample = ""] = samplesOf(guide, "sh");
  const typed = asTyped(sample)
    .replace("client_id=Iv1.0123456789abcdef", `client_id=${clientId}`)
    .replace("client_secret=…", `client_secret=${clientSecret}`)
    .replace("-d code=…", `-d code=${await codeFor("mona", challenge)}`)
    .replace("code_verifier=…", `code_verifier=${verifier}`);
  const answer = JSON.parse(await typeInShell([typed])) as Record<string, unknown>;
  const [shown = "{}"] = samplesOf(guide, "json");
  const expected = JSON.parse(shown) as Record<string, unknown>;
  expect(new Set(Object.keys(answer))).toEqual(new Set(Object.keys(expected)));
  for (const name of ["expires_in", "refresh_token_expires_in", "scope", "token_type"])
    expect(answer[name], name).toBe(expected[name]);
});
