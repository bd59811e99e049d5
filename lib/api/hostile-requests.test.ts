import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { parseJson } from "./parse-json.ts";

let scene: HostScene;
let token: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await personalToken(scene.mona);
});

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("JSON", () => {
  test("is parsed as it stands", () => {
    expect(parseJson('{"a":[{"b":null}],"constructor":1}')).toEqual({ a: [{ b: null }], constructor: 1 });
    expect(() => parseJson(nested(90))).not.toThrow();
  });

  test.each([nested(200_000), '{"a":'.repeat(1000), '{"permissions":{"__proto__":"write"}}', "{"])(
    "is refused when it is broken, too deep or names a prototype: %.20s",
    (text) => expect(() => parseJson(text)).toThrow(SyntaxError),
  );

  test("refuses a body that is nested too deeply as one that cannot be parsed", async () => {
    const body = JSON.parse(`{"title":"It broke","labels":${nested(1000)}}`) as Record<string, unknown>;
    const answer = await call("POST", "/repos/acme/widgets/issues", { token, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ message: "Problems parsing JSON" });
  });
});

test.each(["\0:secret", "Iv1.0123\0:secret"])(
  "refuses a client id with a NUL as any other bad one: %j",
  async (pair) => {
    const headers = { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
    expect((await call("GET", "/user", { headers })).status).toBe(401);
  },
);

test.each([
  "/repos/acme/widgets/collaborators?page=9007199254740991",
  "/repos/acme/widgets/issues?page=9007199254740991&per_page=100",
  "/user/repos?page=9007199254740991&per_page=100",
  "/users?since=9007199254740991",
])("a list far beyond its end is empty: %s", async (path) => {
  expect(await call("GET", path, { token })).toMatchObject({ status: 200, body: [] });
});
