import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type Choice, countWords, inOrder, matching } from "./filter-choices.ts";
import { RepositoryPicker } from "./repository-picker.tsx";
import { isFiltering, selectionErrors, selectionFrom } from "./selection-values.ts";

const choices: Choice[] = ["Widgets", "gadgets", "wedge-drawings", "drawings"].map((name, index) => ({
  id: index + 1,
  name,
  private: false,
}));
const names = (found: readonly Choice[]) => found.map(({ name }) => name);

describe("the list", () => {
  test("has what was selected at first on top, each part in its own order", () => {
    expect(names(inOrder(choices, new Set([3, 2])))).toEqual(["gadgets", "wedge-drawings", "Widgets", "drawings"]);
    expect(inOrder(choices, new Set())).toEqual(choices);
  });

  test("is narrowed by every word, in any case and order", () => {
    expect(names(matching(choices, "draw WEDGE", null))).toEqual(["wedge-drawings"]);
    expect(names(matching(choices, "  ", null))).toHaveLength(4);
    expect(names(matching(choices, "draw", new Set([4])))).toEqual(["drawings"]);
    expect(matching(choices, "*", null)).toEqual([]);
  });

  test("reads each of 5,000 names once for a keystroke, however many words there are", () => {
    let reads = 0;
    const many = Array.from({ length: 5000 }, (_, index) => ({
      id: index,
      private: true,
      get name() {
        reads += 1;
        return `repository-${index}`;
      },
    }));
    expect(matching(many, "repo sitory 49 9", null).length).toBeGreaterThan(0);
    expect(reads).toBe(5000);
  });

  test("draws a hundred rows of 5,000, and carries the others that are selected in one field", () => {
    const many = Array.from({ length: 5000 }, (_, id) => ({ id, name: `repository-${id}`, private: true }));
    const initial = {
      repository_ids: many.map(({ id }) => id),
      repository_query: "repository",
      repository_only_selected: false,
    };
    const drawn = renderToStaticMarkup(createElement(RepositoryPicker, { choices: many, initial }));
    expect(drawn.match(/name="repository_ids"/g)).toHaveLength(100);
    expect(/name="repository_ids_beyond" value="([^"]*)"/.exec(drawn)?.[1]?.split(",")).toHaveLength(4900);
  });
});

test("counts in words", () => {
  expect(countWords({ selected: 0, found: 5000, total: 5000 })).toBe("None selected of 5,000.");
  expect(countWords({ selected: 3, found: 12, total: 5000 })).toBe("3 selected. 12 of 5,000 fit the filter.");
  expect(countWords({ selected: 1, found: 0, total: 4 })).toBe("1 selected. No repository fits the filter.");
});

describe("the form", () => {
  test("holds what is shown and checked together with what is beyond the list, once each", () => {
    const form = new FormData();
    form.set("repository_selection", "selected");
    for (const id of ["3", "4"]) form.append("repository_ids", id);
    form.set("repository_ids_beyond", "4,5,,x,99999999999");
    form.set("repository_query", "draw");
    expect(selectionFrom(form)).toEqual({
      repository_selection: "selected",
      repository_ids: [3, 4, 5],
      repository_query: "draw",
      repository_only_selected: false,
    });
    expect(isFiltering(form)).toBe(false);
    form.set("intent", "filter");
    expect(isFiltering(form)).toBe(true);
  });

  test("shows a mistake in one id beside the list", () => {
    expect(selectionErrors({ "repository_ids[2]": "Invalid input", confirmed: "Confirm it." })).toEqual({
      repository_ids: "One of the repositories is not known. Choose again.",
      confirmed: "Confirm it.",
    });
  });
});
