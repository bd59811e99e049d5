import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { App } from "@octokit/app";
import { Octokit } from "@octokit/core";
import { SignJWT } from "jose";

/** A small world with known credentials, for servers that a test starts by itself. */

export const MONA_TOKEN = "ghp_monaMonaMonaMonaMonaMonaMonaMona0001";
export const WEBHOOK_SECRET = "s3cret";
const INTEGRATION_ID = 1001;
const INSTALLATION_ID = 5001;

/** Writes the world file and its key beside it; a key that is there already is kept. */
export function writeWorld(file: string, { hookUrl }: { hookUrl?: string } = {}): { file: string; privateKey: string } {
  const keyFile = path.join(path.dirname(file), "ci-bot.pem");
  if (!fs.existsSync(keyFile)) fs.writeFileSync(keyFile, newPrivateKey());
  fs.writeFileSync(
    file,
    `
users:
  - login: mona
    tokens:
      - { token: ${MONA_TOKEN}, scopes: [repo] }
organizations:
  - { login: acme, members: { mona: admin } }
repositories:
  - { name: acme/widgets, private: true }
  - { name: acme/open }
integrations:
  - name: CI Bot
    id: ${INTEGRATION_ID}
    owner: acme
    private_key: ci-bot.pem
    ${hookUrl ? `webhook: { url: "${hookUrl}", secret: ${WEBHOOK_SECRET} }` : ""}
    permissions: { issues: write }
    events: [issues]
    installations:
      - { id: ${INSTALLATION_ID}, account: acme, repositories: [widgets] }
`,
  );
  return { file, privateKey: fs.readFileSync(keyFile, "utf8") };
}

/** An unmodified client that acts as the installation. */
export async function installationOctokit(url: string, privateKey: string): Promise<Octokit> {
  const app = new App({
    appId: INTEGRATION_ID,
    privateKey,
    Octokit: Octokit.defaults({ baseUrl: `${url}/api/v3` }),
  });
  return app.getInstallationOctokit(INSTALLATION_ID);
}

/** The integration's own credential for some minutes. */
export async function integrationJwt(privateKey: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: String(INTEGRATION_ID), iat: now - 60, exp: now + 300 })
    .setProtectedHeader({ alg: "RS256" })
    .sign(createPrivateKey(privateKey));
}

/** A token of the installation, good for an hour of the server's time. */
export async function installationToken(url: string, privateKey: string): Promise<string> {
  const octokit = await installationOctokit(url, privateKey);
  const { token } = (await octokit.auth({ type: "installation" })) as { token: string };
  return token;
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs1", format: "pem" }).toString();
}
