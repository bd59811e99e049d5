import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { checkPage } from "./support/check-page.ts";
import { signIn } from "./support/sign-in.ts";

/** Registering from a manifest: by Probot's own wizard, unmodified, and by a form of another site. */

const PROBOT = path.resolve("node_modules/probot/bin/probot.js");
/** Says on its output what it is told of. */
const APP = `export default (app) => {
  app.on("installation.created", ({ payload }) => console.log("TOLD", payload.action, payload.installation.account.login));
};
`;

test("Probot's wizard, from Register to its first delivery", async ({ page: wizard, baseURL }) => {
  const name = `Probot ${process.pid}`;
  const port = await freePort();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-probot-"));
  const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
  write(
    "package.json",
    JSON.stringify({ name, version: "1.0.0", type: "module", homepage: "https://probot.example.test" }),
  );
  write("index.js", APP);
  write(
    "app.yml",
    `hook_attributes: { url: "http://127.0.0.1:${port}/api/github/webhooks" }\ndefault_permissions: { issues: write, metadata: read }\ndefault_events: [issues]\n`,
  );
  const start = () => startProbot({ folder, port, mortise: new URL(baseURL as string) });
  let probot = start();
  try {
    await probot.says("Welcome to Probot");
    await probot.says("Listening on");
    await wizard.goto(`http://localhost:${port}/probot`);
    const opened = wizard.waitForEvent("popup");
    await wizard.getByRole("button", { name: /Register/ }).click();
    const page = await opened;
    // Nobody is signed in: the manifest waits.
    await expect(page).toHaveURL(/\/login\?return_to=/);
    await page.getByLabel("Login or e-mail address").fill("mona");
    await page.getByLabel(/^Password/).fill("mona-password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register an integration");
    await expect(page.getByLabel("Name")).toHaveValue(name);
    await page.getByRole("button", { name: "Create integration" }).click();
    await expect(page).toHaveURL(/\/(apps|integrations)\/probot-\d+\/installations\/new/);
    await probot.stop();

    probot = start();
    await probot.says("Listening on");
    await page.getByRole("link", { name: "Choose acme" }).click();
    await page.getByRole("checkbox", { name: /widgets/ }).check();
    await page.getByRole("button", { name: "Install", exact: true }).click();
    await probot.says("TOLD created acme");
  } finally {
    await probot.stop();
    fs.rmSync(folder, { recursive: true });
  }
});

test("a form of another site, for an organization and without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  const other = await startOtherSite();
  try {
    await signIn(page, "mona");
    const name = `Form ${process.pid}`;
    const manifest = { name, url: "https://form.example.test", redirect_url: `${other.url}/done`, public: false };
    await other.sendForm(page, `${baseURL}/organizations/acme/settings/apps/new?state=of+mine`, manifest);
    await page.getByLabel("Name").fill(`${name} M${"M".repeat(40)}`);
    await page.getByRole("button", { name: "Create integration" }).click();
    await expect(page.getByText(/Use at most 34 characters/).first()).toBeVisible();
    await page.getByLabel("Name").fill(`${name} renamed`);
    await page.getByRole("button", { name: "Create integration" }).click();
    await page.waitForURL(`${other.url}/done**`);
    const landed = new URL(page.url()).searchParams;
    expect(landed.get("state")).toBe("of mine");
    const converted = await fetch(`${baseURL}/api/v3/app-manifests/${landed.get("code")}/conversions`, {
      method: "POST",
    });
    expect(converted.status).toBe(201);
    expect(await converted.json()).toMatchObject({ name: `${name} renamed`, owner: { login: "acme" } });
  } finally {
    await other.close();
    await context.close();
  }
});

test("the pages of a manifest, a wrong one among them", async ({ page, baseURL }) => {
  const other = await startOtherSite();
  try {
    await signIn(page, "mona");
    const manifest = {
      name: "Looked at",
      url: "https://look.example.test",
      description: "Sorts what is on the bench.",
      hook_attributes: { url: "https://look.example.test/a/rather/long/address/of/a/webhook/without/any/break" },
      callback_urls: ["https://look.example.test/callback"],
      redirect_url: `${other.url}/done`,
      default_permissions: { issues: "write", administration: "write" },
      default_events: ["issues"],
    };
    await other.sendForm(page, `${baseURL}/settings/integrations/new`, manifest);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register an integration");
    await checkPage(page);
    await other.sendForm(page, `${baseURL}/organizations/acme/settings/integrations/new`, manifest);
    await expect(page.getByText("It will belong to acme")).toBeVisible();
    const wrong = { name: "Wrong", default_events: ["installation"] };
    await other.sendForm(page, `${baseURL}/settings/apps/new`, wrong);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invalid GitHub App configuration");
    await expect(page.getByText("Error: Default events unsupported: installation")).toBeVisible();
    await checkPage(page);
  } finally {
    await other.close();
  }
});

test("what is no form is refused as one without a manifest", async ({ request }) => {
  const answer = await request.post("/settings/apps/new", { data: {} });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toBe("The form has no field named manifest.\n");
});

type Started = { folder: string; port: number; mortise: URL };

/** Probot as its users start it, in a folder of its own. */
function startProbot({ folder, port, mortise }: Started) {
  const child: ChildProcess = spawn(process.execPath, [PROBOT, "run", "./index.js"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "development",
      PORT: String(port),
      GHE_HOST: mortise.host,
      GHE_PROTOCOL: mortise.protocol.slice(0, -1),
      NO_SMEE_SETUP: "true",
      LOG_LEVEL: "info",
    },
  });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      for (const listener of listeners) listener();
    });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    says: (words: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => said.includes(words) && resolve();
        listeners.add(look);
        look();
        void gone.then(() => reject(new Error(`Probot ended before it said "${words}":\n${said}`)));
      }),
    stop: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A page on another host name with a form like those in the documents. */
async function startOtherSite() {
  let form = "";
  const server = http.createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Elsewhere</title>${request.url === "/" ? form : "<h1>Done</h1>"}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sendForm: async (page: Page, action: string, manifest: object) => {
      const json = JSON.stringify(manifest).replaceAll("'", "&#39;");
      form = `<form method="post" action="${action}"><input name="manifest" value='${json}'><button>Go</button></form>`;
      await page.goto(`${url}/`);
      await page.getByRole("button", { name: "Go" }).click();
    },
    close: async () => {
      server.closeAllConnections(); // a browser opens some that it never uses
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
