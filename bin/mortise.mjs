#!/usr/bin/env node

/**
 * mortise listen --code <code> --to <url> [--server http://localhost:3000]
 * mortise listen --app <id or client id> --key <file.pem> --to <url> [--server http://localhost:3000]
 *
 * Forwards what an integration's webhook is sent to an address that only this machine can reach: the same headers, the
 * same bytes, each delivery once. It signs in with the integration's private key, or by a code from its page Listen, which works once. What was forwarded is acknowledged; whatever breaks in between, the rest comes again.
 */
import { createPrivateKey, createSign } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

const USAGE = `mortise listen --app <id or client id> --key <file.pem> --to <url> [--server http://localhost:3000]
 or: mortise listen --code <code from the integration's page> --to <url> [--server http://localhost:3000]`;
const WAIT_SECONDS = 20;
const CALL_LIMIT_MS = 40_000;
const FORWARD_LIMIT_MS = 10_000;
const BACKOFF_MIN_MS = 500;
const BACKOFF_MAX_MS = 10_000;
/** Ids that were forwarded: an acknowledgement may get lost, and the delivery come again. */
const REMEMBERED = 10_000;

const { values, positionals } = readArguments();
const { app, code, to } = values;
const server = (values.server ?? process.env.MORTISE_URL ?? "http://localhost:3000").replace(/\/+$/, "");
const keyFile = values.key ?? process.env.MORTISE_KEY;
if (values.help) {
  console.log(`Use: ${USAGE}`);
  process.exit(0);
}
if (positionals[0] !== "listen" || !to || (!code && !(app && keyFile))) leave(`Use: ${USAGE}`);
requireWebAddress(to, "http://localhost:9876/hook");
requireWebAddress(server, "http://localhost:3000");
const privateKey = code ? null : readKey(keyFile);
/** What the code was exchanged for, and whose it was: { token, app: { id, slug } }. */
let taken = null;

let stopping = false;
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    stopping = true;
    stopped.abort();
  });

/** id → how it went, for those that are not acknowledged yet. */
const unacknowledged = new Map();
const forwarded = new Set();
await listen();

async function listen() {
  let backoffMs = BACKOFF_MIN_MS;
  let connected = false;
  let told = false;
  while (!stopping) {
    try {
      if (code && !taken) taken = await takeCode();
      const deliveries = await call(connected ? WAIT_SECONDS : 0);
      if (!connected) console.log(`Listening to ${taken?.app.slug ?? app} on ${server}; forwarding to ${to}`);
      connected = true;
      told = false;
      backoffMs = BACKOFF_MIN_MS;
      for (const delivery of deliveries) await take(delivery);
    } catch (error) {
      if (stopping) break;
      if (error.fatal) leave(error.message);
      if (connected) console.error(`The connection to ${server} broke (${reasonOf(error)}); trying again`);
      else if (!told) console.error(`${server} cannot be reached (${reasonOf(error)}); trying again`);
      told = true;
      connected = false;
      await sleep(backoffMs, undefined, { signal: stopped.signal }).catch(() => {});
      backoffMs = Math.min(backoffMs * 2, BACKOFF_MAX_MS);
    }
  }
  if (unacknowledged.size > 0) await call(0, { last: true }).catch(() => {});
}

/** Forwards a delivery unless it was forwarded before, and notes how it went. */
async function take(delivery) {
  if (stopping) return;
  if (!forwarded.has(delivery.id)) {
    const result = await forward(delivery);
    forwarded.add(delivery.id);
    if (forwarded.size > REMEMBERED) forwarded.delete(forwarded.values().next().value);
    unacknowledged.set(delivery.id, result);
    console.log(
      `${result.status_code ?? "---"} ${delivery.event} ${delivery.guid}${result.problem ? ` ${result.problem}` : ""}`,
    );
  } else unacknowledged.set(delivery.id, unacknowledged.get(delivery.id) ?? { id: delivery.id, url: to });
}

/** Acknowledges what was forwarded and waits for more. */
async function call(wait, { last = false } = {}) {
  const acknowledged = [...unacknowledged.values()];
  const signal = last
    ? AbortSignal.timeout(FORWARD_LIMIT_MS)
    : AbortSignal.any([stopped.signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const { deliveries } = taken
    ? await post(
        "/hook-listeners/deliveries",
        { token: taken.token, acknowledged, wait },
        { signal, refused: "to go on" },
      )
    : await post("/app/hook/listener", { acknowledged, wait }, { signal, refused: "the key", jwt: signJwt() });
  for (const { id } of acknowledged) unacknowledged.delete(id);
  return deliveries;
}

/** A code works once: an answer that gets lost is not asked for again. */
async function takeCode() {
  const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const refused = "the code, which works once and for ten minutes; its page makes another one";
  return post("/hook-listeners", { code }, { signal, refused });
}

/** What is `refused` is what a 401 or 404 of this call means, after which it makes no sense to go on. */
async function post(path, body, { signal, refused, jwt }) {
  const response = await fetch(`${server}/api/v3${path}`, {
    method: "POST",
    headers: {
      ...(jwt && { authorization: `Bearer ${jwt}` }),
      "content-type": "application/json",
      "user-agent": "mortise-listen",
    },
    body: JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  if (response.status === 401 || response.status === 404)
    throw fatal(`${server} refused ${refused}: ${messageOf(text)}`);
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return JSON.parse(text);
}

function forward({ id, headers, body }) {
  const bytes = Buffer.from(body, "base64");
  const target = new URL(to);
  const startedAt = performance.now();
  const ended = (status_code, problem = null) => ({
    id,
    status_code,
    problem,
    duration: (performance.now() - startedAt) / 1_000,
    url: to,
  });
  return new Promise((resolve) => {
    const request = (target.protocol === "https:" ? https : http).request(target, {
      method: "POST",
      headers: { ...headers, "Content-Length": bytes.byteLength },
      timeout: FORWARD_LIMIT_MS,
    });
    request.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(ended(response.statusCode)));
      response.on("error", (error) => resolve(ended(null, error.message)));
    });
    request.on("timeout", () => request.destroy(new Error("no answer in 10 s")));
    request.on("error", (error) => resolve(ended(null, error.message || error.code)));
    request.end(bytes);
  });
}

function signJwt() {
  const now = Math.floor(Date.now() / 1_000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: now - 30, exp: now + 540, iss: app })}`;
  return `${content}.${createSign("RSA-SHA256").update(content).sign(privateKey, "base64url")}`;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        app: { type: "string" },
        key: { type: "string" },
        code: { type: "string" },
        to: { type: "string" },
        server: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return leave(`${error.message}\nUse: ${USAGE}`);
  }
}

function readKey(file) {
  try {
    const pem = fs.readFileSync(file, "utf8");
    createPrivateKey(pem);
    return pem;
  } catch (error) {
    const reason = error.syscall ? error.message : `${file} is not a private key in PEM`;
    return leave(`The key cannot be read: ${reason}`);
  }
}

/** `localhost:9876` is a URL too, of a scheme called "localhost". */
function requireWebAddress(address, example) {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return;
  leave(`${address} is no http:// or https:// address. Use for example ${example}`);
}

/** What fetch calls "fetch failed" has its reason in the cause; of several addresses each has one, and the last is told. */
function reasonOf(error) {
  const cause = error.cause?.errors?.at(-1) ?? error.cause;
  return cause?.message || cause?.code || error.message;
}

/** The words of an error of the API, or all that was answered when it is something else. */
function messageOf(text) {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text;
  }
}

function fatal(message) {
  return Object.assign(new Error(message), { fatal: true });
}

function leave(message) {
  console.error(message);
  process.exit(1);
}
