import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkWorld } from "./check-world.ts";
import { parseYaml } from "./parse-yaml.ts";
import { worldSchema } from "./schema.ts";
import { fixedKeys, schemaWithin } from "./schema-keys.ts";

const documentation = fs.readFileSync("docs/world-file.md", "utf8");
const example = parseYaml(/```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? "");

test("the documentation's example has no mistake", () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  fs.writeFileSync(path.join(directory, "ci-bot.pem"), privateKey.export({ type: "pkcs1", format: "pem" }));
  const { prepared } = checkWorld(example, { directory, mode: "test" });
  expect(prepared.map(({ keys }) => keys.length)).toEqual([1, 1]);
  fs.rmSync(directory, { recursive: true });
});

test("the documentation's example has every key that there is", () => {
  expect(missingKeys(worldSchema, [example], "")).toEqual([]);
});

/** Keys of the schema that none of the values has, with the way to them. */
function missingKeys(schema: z.ZodType | undefined, values: readonly unknown[], at: string): string[] {
  const keys = fixedKeys(schema);
  if (keys !== null)
    return keys.flatMap((key) => {
      const found = values.flatMap((value) => (isObject(value) && key in value ? [value[key]] : []));
      return found.length === 0 ? [`${at}${key}`] : missingKeys(schemaWithin(schema, key), found, `${at}${key}.`);
    });
  const inner = values.flatMap((value) => (isObject(value) ? Object.values(value) : []));
  const within = schemaWithin(schema, 0);
  return within instanceof z.ZodType && inner.length > 0 ? missingKeys(within, inner, at) : [];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
