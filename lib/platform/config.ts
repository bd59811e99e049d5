/** The whole environment of `npm start`, checked once. Every mistake is reported, each with its variable and the fix. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { deriveKey } from "./crypto.ts";
import { readOrCreateSecretFile } from "./files.ts";
import { shared } from "./shared.ts";

const MODES = ["local", "test", "production"] as const;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const RATE_LIMITS = ["documented", "off"] as const;
const GENERATED_SECRET_KEY_LENGTH = 64;
/** Where other people's secrets are at stake; on one's own machine any key will do. */
const SECRET_KEY_LENGTH_MIN_IN_PRODUCTION = 16;
const SECRET_KEY_FIX = `set it to at least ${SECRET_KEY_LENGTH_MIN_IN_PRODUCTION} random characters, for example the output of \`openssl rand -hex 32\``;
const OIDC_VARIABLES = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

export type World = "demo" | "none" | { path: string };

export type Config = {
  mode: (typeof MODES)[number];
  /** Where the process listens. The host `localhost` means both loopback addresses. */
  port: number;
  host: string;
  /** The origin in every link, redirect and payload, without a trailing slash: `https://mortise.example`. */
  publicUrl: string;
  /** Cookies carry `Secure` and the prefix `__Secure-`. */
  secureCookies: boolean;
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  world: World;
  /** Never used as a key itself: see `deriveKey`. */
  secretKey: string;
  smtpUrl: string | null;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  rateLimits: (typeof RATE_LIMITS)[number];
  /** Which addresses webhooks may reach. */
  outboundPolicy: "any" | "public-only";
  logLevel: (typeof LOG_LEVELS)[number];
};

/** Mistakes in the environment, one sentence each, starting with the variable's name. */
export class ConfigProblems extends Error {
  override name = "ConfigProblems";
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

/** The configuration of this process, read from its environment by whoever asks first.
 *  @throws {ConfigProblems} */
export function config(): Config {
  return shared("config", () => readConfig(process.env));
}

/** What next-auth reads from the environment, so that its copy inside Next sees the same values. */
export function nextAuthEnvironment({ publicUrl, secretKey }: Config): Record<string, string> {
  return { NEXTAUTH_URL: publicUrl, NEXTAUTH_SECRET: deriveKey(secretKey, "next-auth").toString("base64url") };
}

/** Checks `environment` and creates the data folder, with a generated secret key where none is given.
 *  @throws {ConfigProblems} */
export function readConfig(environment: Environment): Config {
  const parsed = schema.safeParse(withoutBlanks(environment));
  if (!parsed.success) throw new ConfigProblems(parsed.error.issues.map(describe));
  const { MODE: mode, PORT: port, HOST: host, ...given } = parsed.data;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${port}`;
  return {
    mode,
    port,
    host,
    publicUrl,
    secureCookies: mode === "production" || publicUrl.startsWith("https:"),
    databaseUrl: given.DATABASE_URL ?? null,
    dataDir: given.DATA_DIR,
    world: given.WORLD ?? (mode === "production" ? "none" : "demo"),
    secretKey: given.SECRET_KEY ?? storedSecretKey(given.DATA_DIR),
    smtpUrl: given.SMTP_URL ?? null,
    oidc: oidcOf(given),
    rateLimits: given.RATE_LIMITS ?? (mode === "test" ? "off" : "documented"),
    outboundPolicy: mode === "production" ? "public-only" : "any",
    logLevel: given.LOG_LEVEL,
  };
}

const schema = z
  .object({
    MODE: oneOf(MODES).default("local"),
    PORT: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
        error: ({ input }) => `${quote(input)} is not a port; use a whole number from 1 to 65535`,
      })
      .transform(Number)
      .default(3000),
    HOST: z
      .string()
      .refine((text) => isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text), {
        error: ({ input }) =>
          `${quote(input)} is not a host name or IP address; use for example localhost, 0.0.0.0 or ::`,
      })
      .default("localhost"),
    PUBLIC_URL: z
      .string()
      .refine(isOrigin, {
        error: ({ input }) =>
          `${quote(input)} is not an origin; use http:// or https://, a host and at most a port, like https://mortise.example`,
      })
      .transform((text) => new URL(text).origin)
      .optional(),
    DATABASE_URL: urlOf(
      ["postgres:", "postgresql:"],
      "a PostgreSQL address like postgresql://user:password@host:5432/name",
    ),
    DATA_DIR: z
      .string()
      .default(".data")
      .transform((text) => path.resolve(text))
      .refine(isUsableFolder, {
        error: ({ input }) => `${input} cannot be used; name a folder that can be created and written to`,
      }),
    WORLD: z
      .string()
      .transform((text): World => (text === "demo" || text === "none" ? text : { path: path.resolve(text) }))
      .refine((world) => typeof world === "string" || isReadableFile(world.path), {
        error: ({ input }) =>
          `there is no readable file at ${(input as { path: string }).path}; use demo, none or the path of a world file`,
      })
      .optional(),
    SECRET_KEY: z.string().optional(),
    SMTP_URL: urlOf(["smtp:", "smtps:"], "a mail server's address like smtp://user:password@host:587"),
    OIDC_ISSUER: urlOf(["http:", "https:"], "the issuer's address like https://sign-in.example"),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    RATE_LIMITS: oneOf(RATE_LIMITS).optional(),
    LOG_LEVEL: oneOf(LOG_LEVELS).default("info"),
  })
  .superRefine(
    (value, context) => {
      for (const { variable, message } of contradictions(value))
        context.addIssue({ code: "custom", path: [variable], message });
    },
    { when: () => true }, // beside the rules of single variables, so that all mistakes are told at once
  );

/** Rules between variables. */
function contradictions(value: Record<string, unknown>): { variable: string; message: string }[] {
  const found = [];
  if (value.MODE === "production" && value.SECRET_KEY === undefined)
    found.push({ variable: "SECRET_KEY", message: `required with MODE=production; ${SECRET_KEY_FIX}` });
  else if (value.MODE === "production" && String(value.SECRET_KEY).length < SECRET_KEY_LENGTH_MIN_IN_PRODUCTION)
    found.push({ variable: "SECRET_KEY", message: `too short for MODE=production; ${SECRET_KEY_FIX}` });
  if (value.MODE === "production" && value.WORLD === "demo") {
    const message = "the demo world has known passwords and is refused with MODE=production; use none or a path";
    found.push({ variable: "WORLD", message });
  }
  const given = OIDC_VARIABLES.filter((name) => value[name] !== undefined);
  if (given.length > 0)
    for (const variable of OIDC_VARIABLES.filter((name) => value[name] === undefined))
      found.push({ variable, message: `missing beside ${given.join(" and ")}; set all three or none` });
  return found;
}

function describe({ path: [variable], message }: z.core.$ZodIssue): string {
  return `${String(variable)}: ${message}`;
}

/** `VARIABLE= npm start` means the same as leaving it out. */
function withoutBlanks(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, {
    error: ({ input }) => `${quote(input)} is not known; use ${values.slice(0, -1).join(", ")} or ${values.at(-1)}`,
  });
}

/** The value itself may hold a password, so the message does not repeat it. */
function urlOf(protocols: readonly string[], wanted: string) {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `use ${wanted}` })
    .optional();
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const hasMore = url.pathname !== "/" || url.search || url.hash || url.username || url.password;
  return (url.protocol === "http:" || url.protocol === "https:") && !hasMore;
}

function isUsableFolder(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return fs.statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

function isReadableFile(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function storedSecretKey(dataDir: string): string {
  const file = path.join(dataDir, "secret-key");
  const stored = readOrCreateSecretFile(file, () => randomBytes(GENERATED_SECRET_KEY_LENGTH / 2).toString("hex"));
  if (stored.length === GENERATED_SECRET_KEY_LENGTH) return stored;
  throw new ConfigProblems([`SECRET_KEY: the stored key in ${file} is damaged; restore it from a backup`]);
}

function oidcOf(given: Partial<Record<(typeof OIDC_VARIABLES)[number], string | undefined>>): Config["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
