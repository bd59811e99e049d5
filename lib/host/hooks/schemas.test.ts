import { expect, test } from "vitest";
import { createHookInput } from "./schemas.ts";

const isTaken = (url: string) => createHookInput("repository").safeParse({ config: { url } }).success;

test.each(["https://ci.example.test/hook", "http://ci:8080/hook", "http://10.0.0.7/hook", "http://[fd00::7]/hook"])(
  "takes %s: a webhook may lead to another machine of the same network, without TLS",
  (url) => expect(isTaken(url)).toBe(true),
);

test.each(["ftp://ci.example.test/hook", "http://user:word@ci.example.test/", "ci.example.test/hook", "http:ci"])(
  "refuses %s",
  (url) => expect(isTaken(url)).toBe(false),
);
