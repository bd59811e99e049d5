import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Breakable } from "./breakable.tsx";

const written = (words: string) => renderToStaticMarkup(createElement(Breakable, null, words));

test("a long word may break after what divides it, and not inside braces", () => {
  expect(written("/repos/{pull_number}/a-b")).toBe("/<wbr/>repos/<wbr/>{pull_number}/<wbr/>a-<wbr/>b");
  expect(written("deployment_protection_rule")).toBe("deployment_<wbr/>protection_<wbr/>rule");
});

test("nothing of it is lost", () => {
  for (const words of ["", "plain", "http://127.0.0.1:9/hook?a=b&c", "{open", "a{b}c}_", "..", "_x_"])
    expect(written(words).replaceAll("<wbr/>", "").replaceAll("&amp;", "&"), words).toBe(words);
});
