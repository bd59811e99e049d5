import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Config, ConfigProblems, type Environment, nextAuthEnvironment, readConfig } from "./config.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-config-"));
const dataDir = path.join(folder, "data");
const worldFile = path.join(folder, "world.yaml");
fs.writeFileSync(worldFile, "users: []\n");
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const SECRET_KEY = "0123456789abcdef0123456789abcdef";

function read(environment: Environment): Config {
  return readConfig({ DATA_DIR: dataDir, ...environment });
}

function problemsOf(environment: Environment): string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

test("an empty environment means a local server with the demo world", () => {
  expect(read({})).toEqual({
    mode: "local",
    port: 3000,
    host: "localhost",
    publicUrl: "http://localhost:3000",
    secureCookies: false,
    databaseUrl: null,
    dataDir,
    world: "demo",
    secretKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    smtpUrl: null,
    oidc: null,
    rateLimits: "documented",
    outboundPolicy: "any",
    logLevel: "info",
  });
});

test("the default public address follows the port", () => {
  expect(read({ PORT: "4100" }).publicUrl).toBe("http://localhost:4100");
});

test("a blank variable counts as unset", () => {
  expect(read({ PORT: "", WORLD: " ", SMTP_URL: "" })).toMatchObject({ port: 3000, world: "demo", smtpUrl: null });
});

test("test mode has no request limits unless asked for", () => {
  expect(read({ MODE: "test" }).rateLimits).toBe("off");
  expect(read({ MODE: "test", RATE_LIMITS: "documented" }).rateLimits).toBe("documented");
});

test("production starts empty, with secure cookies and webhooks to public addresses only", () => {
  expect(read({ MODE: "production", SECRET_KEY })).toMatchObject({
    world: "none",
    secureCookies: true,
    outboundPolicy: "public-only",
  });
});

test("a public address is reduced to its origin", () => {
  expect(read({ PUBLIC_URL: "https://Mortise.Example:443/" })).toMatchObject({
    publicUrl: "https://mortise.example",
    secureCookies: true,
  });
});

test("the generated secret key is kept, and readable by its owner alone", () => {
  const file = path.join(dataDir, "secret-key");
  expect(read({}).secretKey).toBe(read({}).secretKey);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test("a given secret key is used and not written down", () => {
  const empty = path.join(folder, "no-key");
  expect(readConfig({ DATA_DIR: empty, SECRET_KEY }).secretKey).toBe(SECRET_KEY);
  expect(fs.readdirSync(empty)).toEqual([]);
});

test("next-auth gets the public address and a key of its own", () => {
  const environment = nextAuthEnvironment(read({ SECRET_KEY }));
  expect(environment.NEXTAUTH_URL).toBe("http://localhost:3000");
  expect(environment.NEXTAUTH_SECRET).toMatch(/^[\w-]{43}$/);
  expect(environment.NEXTAUTH_SECRET).not.toContain(SECRET_KEY);
});

test("world and sign-in settings are read", () => {
  expect(read({ WORLD: worldFile }).world).toEqual({ path: worldFile });
  expect(read({ OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }).oidc).toEqual({
    issuer: "https://id.example",
    clientId: "a",
    clientSecret: "b",
  });
});

test.each([
  [{ PORT: "http" }, 'PORT: "http" is not a port; use a whole number from 1 to 65535'],
  [{ PORT: "0" }, 'PORT: "0" is not a port; use a whole number from 1 to 65535'],
  [{ PORT: "65536" }, 'PORT: "65536" is not a port; use a whole number from 1 to 65535'],
  [{ PORT: "80.5" }, 'PORT: "80.5" is not a port; use a whole number from 1 to 65535'],
  [
    { HOST: "http://here" },
    'HOST: "http://here" is not a host name or IP address; use for example localhost, 0.0.0.0 or ::',
  ],
  [{ MODE: "prod" }, 'MODE: "prod" is not known; use local, test or production'],
  [{ RATE_LIMITS: "none" }, 'RATE_LIMITS: "none" is not known; use documented or off'],
  [{ LOG_LEVEL: "verbose" }, 'LOG_LEVEL: "verbose" is not known; use fatal, error, warn, info, debug, trace or silent'],
  [
    { DATABASE_URL: "mysql://root:hidden@db/x" },
    "DATABASE_URL: use a PostgreSQL address like postgresql://user:password@host:5432/name",
  ],
  [{ DATA_DIR: worldFile }, `DATA_DIR: ${worldFile} cannot be used; name a folder that can be created and written to`],
  [
    { MODE: "production", SECRET_KEY: "short" },
    /^SECRET_KEY: too short for MODE=production; set it to at least 16 random/,
  ],
  [{ SMTP_URL: "mail.example:25" }, "SMTP_URL: use a mail server's address like smtp://user:password@host:587"],
  [{ MODE: "production" }, /^SECRET_KEY: required with MODE=production; set it to at least 16 random characters/],
  [
    { MODE: "production", SECRET_KEY, WORLD: "demo" },
    "WORLD: the demo world has known passwords and is refused with MODE=production; use none or a path",
  ],
])("%j is refused, naming the variable and the fix", (environment, expected) => {
  expect(problemsOf(environment)).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
});

test.each(["localhost:3000", "ftp://x", "http://x/path", "http://x?q", "http://x/#a", "http://me@x", "not an address"])(
  "the public address %s is refused",
  (PUBLIC_URL) => {
    expect(problemsOf({ PUBLIC_URL })).toEqual([
      `PUBLIC_URL: ${JSON.stringify(PUBLIC_URL)} is not an origin; use http:// or https://, a host and at most a port, like https://mortise.example`,
    ]);
  },
);

test("a world file that does not exist is refused with its whole path", () => {
  expect(problemsOf({ WORLD: "nowhere.yaml" })).toEqual([
    `WORLD: there is no readable file at ${path.resolve("nowhere.yaml")}; use demo, none or the path of a world file`,
  ]);
});

test("half of the OpenID Connect settings is refused, once for each missing half", () => {
  expect(problemsOf({ OIDC_ISSUER: "https://id.example" })).toEqual([
    "OIDC_CLIENT_ID: missing beside OIDC_ISSUER; set all three or none",
    "OIDC_CLIENT_SECRET: missing beside OIDC_ISSUER; set all three or none",
  ]);
});

test("all mistakes are told at once", () => {
  const variables = problemsOf({
    PORT: "x",
    MODE: "production",
    WORLD: "demo",
    LOG_LEVEL: "loud",
    OIDC_CLIENT_ID: "a",
  });
  expect(variables.map((line) => line.split(":")[0])).toEqual([
    "PORT",
    "LOG_LEVEL",
    "SECRET_KEY",
    "WORLD",
    "OIDC_ISSUER",
    "OIDC_CLIENT_SECRET",
  ]);
});

test("no message repeats a secret", () => {
  const said = problemsOf({
    MODE: "production",
    DATABASE_URL: "hunter2",
    SMTP_URL: "hunter2",
    OIDC_ISSUER: "hunter2",
    SECRET_KEY: "hunter2",
  });
  expect(said).toHaveLength(6);
  expect(said.join()).not.toContain("hunter2");
});

test("a damaged key file is refused rather than replaced", () => {
  const damaged = path.join(folder, "damaged");
  fs.mkdirSync(damaged);
  fs.writeFileSync(path.join(damaged, "secret-key"), "");
  expect(() => readConfig({ DATA_DIR: damaged })).toThrow(/^SECRET_KEY: the stored key in .*secret-key is damaged/);
});
