import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { changeFeatures } from "./change-features.ts";
import { findLogo, removeLogo, uploadLogo } from "./change-logo.ts";
import { LOGO_BYTES_MAX } from "./limits.ts";
import { findIntegrationById } from "./queries.ts";

const { hubot, actor, register } = await prepareOwner();
const { id, botId } = await register();

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c03" } });
const upload = (file: Uint8Array, by = actor) => uploadLogo({ actor: by, integrationId: id, file });

describe("a picture", () => {
  test.each([
    ["PNG", () => drawing(800, 300).png().toBuffer()],
    ["JPEG", () => drawing(20, 90).jpeg().toBuffer()],
  ])("that is a %s becomes a square PNG, found by integration and by bot", async (_, file) => {
    await upload(await file());
    const logo = await findLogo({ integrationId: id });
    expect(await sharp(logo?.png).metadata()).toMatchObject({ format: "png", width: 460, height: 460 });
    expect(await findLogo({ botId })).toEqual(logo);
    expect((await findIntegrationById(id))?.logoVersion).toBe(logo?.version);
  });

  test("loses what else the file says", async () => {
    const file = await drawing(64, 64)
      .withExif({ IFD0: { Copyright: "somebody, at home" } })
      .jpeg()
      .toBuffer();
    expect(file.includes("somebody, at home")).toBe(true);
    await upload(file);
    expect((await sharp((await findLogo({ integrationId: id }))?.png).metadata()).exif).toBeUndefined();
  });

  test("can be taken away", async () => {
    await upload(await drawing(9, 9).png().toBuffer());
    await removeLogo({ actor, integrationId: id });
    expect(await findLogo({ integrationId: id })).toBeNull();
    expect((await findIntegrationById(id))?.logoVersion).toBeNull();
  });

  test("stays when something else changes", async () => {
    await upload(await drawing(9, 9).png().toBuffer());
    await changeFeatures({ actor, integrationId: id, input: { device_flow: true } });
    expect(await findLogo({ integrationId: id })).not.toBeNull();
  });
});

describe("refused is", () => {
  test.each([
    ["no file", new Uint8Array(), "Choose a picture"],
    ["a file of more than 1 MB", new Uint8Array(LOGO_BYTES_MAX + 1), "larger than 1 MB"],
    ["an SVG, which may hold scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "neither a PNG nor"],
    ["a GIF", Buffer.from("GIF89a"), "neither a PNG nor a JPEG"],
    ["a PNG that is damaged", Buffer.from("89504e470d0a1a0a00000000", "hex"), "cannot be read"],
  ])("%s", async (_, file, words) => {
    expect((await refused(upload(file))).logo).toContain(words);
  });

  test("a small file that unfolds to a huge picture", async () => {
    const file = await drawing(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
    expect(file.byteLength).toBeLessThan(LOGO_BYTES_MAX);
    expect((await refused(upload(file))).logo).toContain("cannot be read");
  });

  test("a picture from a member who does not own the organization", async () => {
    const file = await drawing(9, 9).png().toBuffer();
    await expect(upload(file, { accountId: hubot.id })).rejects.toMatchObject({ status: 403 });
  });
});
