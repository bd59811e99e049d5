/** Takes the pictures of the guides: one server on the world of the pictures, one Chromium, each picture in light colours. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { signIn } from "../../e2e/support/sign-in.ts";
import { findFreePort, startServer } from "../../lib/testing/server-process.ts";
import { findChromium } from "../chromium.mjs";
import { GUIDES } from "./guides.ts";
import type { Guide, Login, Picture, Scene } from "./picture.ts";
import { TOKENS, worldOfPictures } from "./world.ts";

const FOLDER = "docs/guides/images";
const WIDTH = 960;
/** Tall enough that nothing stands at the bottom of a screen in the middle of a page. */
const SCREEN_HEIGHT = 900;
const MARGIN = 16;
const SCALE = 1.5;
/** What the addresses on the pages begin with, wherever the server listens. */
const SHOWN_HOST = "localhost:3000";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GUIDES.some((guide) => guide.name === name));
if (unknown.length > 0) {
  console.error(`No guide ${unknown.join(", ")}; there are ${GUIDES.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
await takeAll(GUIDES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));

async function takeAll(guides: readonly Guide[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-pictures-"));
  const world = path.join(folder, "world.yaml");
  fs.writeFileSync(world, JSON.stringify(worldOfPictures()));
  const port = await findFreePort();
  const env = { WORLD: world, PORT: String(port), PUBLIC_URL: `http://${SHOWN_HOST}` };
  const server = await startServer({ env }).finally(() => fs.rmSync(folder, { recursive: true }));
  const browser = await launch(port);
  try {
    const scene = sceneOn(browser, `http://127.0.0.1:${port}`);
    for (const { pictures } of guides) for (const picture of pictures) await take(browser, scene, picture);
  } finally {
    await browser.close();
    await server.stop();
    await server.remove();
  }
}

function launch(port: number): Promise<Browser> {
  const executablePath = findChromium();
  const args = [`--host-resolver-rules=MAP ${SHOWN_HOST} 127.0.0.1:${port}`, "--force-color-profile=srgb"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ ...(executablePath && { executablePath }), args });
}

/** One browser context for each person, signed in once. */
function sceneOn(browser: Browser, url: string): Scene {
  const contexts = new Map<Login, Promise<BrowserContext>>();
  return {
    url,
    as: async (login) => {
      const context = contexts.get(login) ?? signedIn(browser, login);
      contexts.set(login, context);
      return (await context).newPage();
    },
    api: async (login, method, route, body) => {
      const response = await fetch(`${url}/api/v3${route}`, {
        method,
        headers: { authorization: `bearer ${TOKENS[login]}` },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
      return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
    },
  };
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: `http://${SHOWN_HOST}`,
    viewport: { width: WIDTH, height: SCREEN_HEIGHT },
    deviceScaleFactor: SCALE,
    reducedMotion: "reduce",
    colorScheme: "light",
  });
}

async function signedIn(browser: Browser, login: Login): Promise<BrowserContext> {
  const context = await newContext(browser);
  const page = await context.newPage();
  await signIn(page, login);
  await page.close();
  return context;
}

async function take(browser: Browser, scene: Scene, picture: Picture): Promise<void> {
  const { file, as, arrange, act, of, width = WIDTH, height } = picture;
  await arrange?.(scene);
  const address = typeof picture.path === "string" ? picture.path : await picture.path(scene);
  const page = as ? await scene.as(as) : await (await newContext(browser)).newPage();
  await page.setViewportSize({ width, height: height ?? SCREEN_HEIGHT });
  const response = await page.goto(address, { waitUntil: "networkidle" });
  if (!response?.ok()) throw new Error(`${file}: ${address} answered ${response?.status()}`);
  await act?.(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const shot = of ? await shotOf(page, of(page)) : await page.screenshot({ fullPage: height === undefined });
  const target = path.join(FOLDER, `${file}.png`);
  await sharp(shot).png({ palette: true, compressionLevel: 9 }).toFile(target);
  await page.close();
  console.log(target);
}

async function shotOf(page: Page, part: Locator): Promise<Buffer> {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (!box) throw new Error("the part of the page is not shown");
  const [x, y] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
  const clip = { x, y, width: box.x + box.width + MARGIN - x, height: box.y + box.height + MARGIN - y };
  return page.screenshot({ clip });
}
