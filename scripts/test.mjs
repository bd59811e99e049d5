// `npm test`: everything that can be told about this checkout. Its last line is `N passed, N failed`.
//   npm test -- --only check|unit|e2e     one part of it
import "./require-node.mjs";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { check } from "./check.mjs";
import { installChromium } from "./chromium.mjs";
import { bin, generate, install, say } from "./prepare.mjs";
import { run } from "./process.mjs";
import { killPostgresUnder } from "./stray-postgres.mjs";
import { summarise } from "./summary.mjs";

const PARTS = ["check", "unit", "e2e"];
const SERVER_VARIABLES = [
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "BASE_URL",
  "DATABASE_URL",
  "DATA_DIR",
  "WORLD",
  "MODE",
  "SECRET_KEY",
  "SMTP_URL",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "RATE_LIMITS",
  "NODE_ENV",
];
const { values } = parseArgs({ options: { only: { type: "string" } } });
if (values.only !== undefined && !PARTS.includes(values.only)) {
  console.error(`--only: "${values.only}" is not known; use ${PARTS.join(", ")}`);
  process.exit(1);
}
const wanted = (part) => values.only === undefined || values.only === part;

// The tests say themselves how a server is to run.
for (const name of SERVER_VARIABLES) delete process.env[name];

// Whatever the tests write lies here, and is gone with it afterwards.
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-test-"));
fs.chmodSync(scratch, 0o755); // PostgreSQL may run as another user
process.env.TMPDIR = scratch;
process.on("exit", () => {
  killPostgresUnder(scratch);
  fs.rmSync(scratch, { recursive: true, force: true });
});

install();
generate();
const stages = [];
if (wanted("check")) {
  say("checks");
  stages.push(...(await check()), await command("migrations", process.execPath, ["scripts/migration.mjs", "check"]));
}
if (wanted("unit")) {
  say("unit tests");
  stages.push(await vitest());
}
if (wanted("e2e")) stages.push(...(await endToEnd()));
process.exitCode = summarise(stages);

async function endToEnd() {
  say("browser");
  const missing = installChromium();
  if (missing) return [{ name: "browser", passed: 0, failed: 1, seconds: 0, output: missing }];
  const startedAt = performance.now();
  const built = await command("build", process.execPath, [
    "-e",
    'import("./scripts/prepare.mjs").then((p) => p.build())',
  ]);
  if (built.failed > 0) return [built];
  say(`end-to-end tests (build ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return [built, await playwright()];
}

async function vitest() {
  const report = path.join(scratch, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { ok, seconds } = await run(bin("vitest"), ["run", ...reporters]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = readReport(report);
  // A file that does not load has no tests that could fail.
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = numFailedTests + broken;
  return {
    name: "unit tests",
    passed: numPassedTests,
    failed: atLeastOne(failed, ok),
    skipped: numPendingTests,
    seconds,
    output: testResults.flatMap(failuresOf).join("\n"),
  };
}

/** What failed in a file of unit tests, a test or the file itself, with the first lines of why. */
function failuresOf({ name, status, message, assertionResults }) {
  const tests = assertionResults.filter((test) => test.status === "failed");
  const place = path.relative(process.cwd(), name);
  if (status === "failed" && tests.length === 0) return [`${place}: ${firstLines(message)}`];
  return tests.map((test) => `${place} › ${test.fullName}\n${firstLines(test.failureMessages.join("\n"))}`);
}

function firstLines(text) {
  return text.split("\n").slice(0, 12).join("\n");
}

async function playwright() {
  const report = path.join(scratch, "playwright.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: "1" };
  const { ok, seconds } = await run(bin("playwright"), ["test", "--reporter=list,json"], { env });
  const { stats = {}, suites = [] } = readReport(report);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return {
    name: "end-to-end tests",
    passed: expected,
    failed: atLeastOne(unexpected + flaky, ok),
    skipped,
    seconds,
    output: suites.flatMap(failedSpecsOf).join("\n"),
  };
}

function failedSpecsOf({ file, specs = [], suites = [] }) {
  const failed = specs.filter((spec) => !spec.ok).map((spec) => `${file} › ${spec.title}`);
  return [...failed, ...suites.flatMap(failedSpecsOf)];
}

/** A run may fail without a failed test: a crash, an error that nobody caught, no tests at all. */
function atLeastOne(failed, ok) {
  return ok ? failed : Math.max(failed, 1);
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}

async function command(name, program, args) {
  const { ok, output, seconds } = await run(program, args, { quiet: true });
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds, output };
}
