import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { verify } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api } from "@/lib/api/router.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { startReceiver } from "@/lib/testing/receiver.ts";
import { INTEGRATION, integrationJwt, integrationPrivateKey, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { startDeliveries } from "./worker.ts";

const PATH = "/app/hook/listener";
type Waiting = {
  deliveries: { id: string; guid: string; event: string; headers: Record<string, string>; body: string }[];
};

let worker: { stop(): Promise<void> };
beforeAll(async () => {
  await loadTestWorld();
  worker = await startDeliveries();
});
afterAll(() => worker.stop());

const listen = async (body: Record<string, unknown>) => {
  const answer = await call("POST", PATH, { jwt: await integrationJwt(), body });
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as Waiting).deliveries;
};
const openIssue = (title: string) =>
  call("POST", "/repos/acme/widgets/issues", { token: TOKENS.mona, body: { title } });

describe("listening to a webhook without an address", () => {
  test("gets each delivery until it is acknowledged, and never again", async () => {
    await openIssue("before anybody listened");
    await expect.poll(() => db.event.count({ where: { dispatchedAt: null } })).toBe(0);
    expect(await listen({})).toEqual([]);
    await openIssue("heard");
    const [first, ...more] = await listen({ wait: 25 });
    expect(more).toEqual([]);
    expect(first?.headers).toMatchObject({ "X-GitHub-Event": "issues", "X-GitHub-Delivery": first?.guid });
    expect(JSON.parse(Buffer.from(first?.body ?? "", "base64").toString()).issue.title).toBe("heard");
    expect(
      (await listen({})).map(({ id }) => id),
      "the answer may have got lost",
    ).toEqual([first?.id]);
    const acknowledged = [{ id: first?.id, status_code: 202, duration: 0.012, url: "http://localhost:1/hook" }];
    expect(await listen({ acknowledged })).toEqual([]);
    expect(await listen({ acknowledged })).toEqual([]);
    const row = await db.delivery.findUniqueOrThrow({ where: { id: BigInt(first?.id ?? 0) } });
    expect(row).toMatchObject({ statusCode: 202, outcome: "response", listener: "taken", durationMs: 12 });
  });

  test("by the command forwards the exact bytes, once, though the connection breaks", async () => {
    const secret = "s3cret";
    await call("PATCH", "/app/hook/config", { jwt: await integrationJwt(), body: { secret } });
    const receiver = await startReceiver();
    const key = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "mortise-listen-")), "key.pem");
    fs.writeFileSync(key, integrationPrivateKey());
    const byHono = getRequestListener(api.fetch, { overrideGlobalObjects: false });
    const server = http.createServer(byHono);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const program = spawn(
      process.execPath,
      [
        "bin/mortise.mjs",
        "listen",
        "--app",
        String(INTEGRATION.id),
        "--key",
        key,
        "--to",
        receiver.url,
        "--server",
        address,
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    try {
      const said = await Promise.race(
        [program.stdout, program.stderr].map(
          (stream) => new Promise<string>((resolve) => stream.once("data", (data) => resolve(String(data)))),
        ),
      );
      expect(said).toContain("Listening to");
      await openIssue("one");
      await receiver.waitForCount(1);
      server.closeAllConnections();
      await openIssue("two");
      await openIssue("three");
      const requests = await receiver.waitForCount(3);
      expect(requests.map(({ body }) => JSON.parse(body.toString()).issue.title)).toEqual(["one", "two", "three"]);
      for (const { body, headers } of requests)
        expect(await verify(secret, body.toString(), String(headers["x-hub-signature-256"]))).toBe(true);
    } finally {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      program.kill("SIGTERM");
      await ended;
      server.close();
      await receiver.close();
    }
    expect(await listen({}), "all is acknowledged").toEqual([]);
  });
});
