"use client";

import { LockIcon, SearchIcon } from "@primer/octicons-react";
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { type Choice, countWords, inOrder, matching } from "./filter-choices.ts";
import { BEYOND_FIELD, FILTER_INTENT, INTENT_FIELD, type SelectionValues } from "./selection-values.ts";

/** Rows that are drawn at first and with each "Show more": a browser slows down with thousands. */
const ROWS_STEP = 100;

/**
 * Chooses among an account's repositories, thousands if need be. Native checkboxes, a filter and counts that are
 * announced. What is selected but not listed goes along in one hidden field. Where scripts do not run, a button sends
 * the form to have the list narrowed, and the selection comes back with it.
 */
export function RepositoryPicker({
  choices,
  initial,
  error,
  onSelect,
}: {
  choices: readonly Choice[];
  /** Hears of every change of what is selected. */
  onSelect?: ((ids: ReadonlySet<number>) => void) | undefined;
  initial: Pick<SelectionValues, "repository_ids" | "repository_query" | "repository_only_selected">;
  error?: string | undefined;
}) {
  const [selected, setSelected] = useState<ReadonlySet<number>>(() => new Set(initial.repository_ids));
  const [query, setQuery] = useState(initial.repository_query);
  // What was selected when the list was narrowed to it: a row that is unchecked there stays until the next look.
  const [only, setOnly] = useState<ReadonlySet<number> | null>(() =>
    initial.repository_only_selected ? new Set(initial.repository_ids) : null,
  );
  const [limit, setLimit] = useState(ROWS_STEP);
  const [scripted, setScripted] = useState(false);
  const picker = useRef<HTMLFieldSetElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const box = picker.current;
    box?.addEventListener("keydown", moveByArrows);
    return () => box?.removeEventListener("keydown", moveByArrows);
  }, []);
  useEffect(() => {
    setScripted(true);
    // What the browser brought back, or was clicked before scripts ran.
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    setSelected((before) => {
      const after = new Set(before);
      for (const { value, checked } of boxes) after[checked ? "add" : "delete"](Number(value));
      return after;
    });
    setQuery((before) => search.current?.value ?? before);
    const narrows = picker.current?.querySelector<HTMLInputElement>("#repository_only_selected")?.checked;
    if (narrows)
      setOnly((before) => before ?? new Set(boxes.filter(({ checked }) => checked).map(({ value }) => Number(value))));
  }, []);

  useEffect(() => onSelect?.(selected), [onSelect, selected]);

  const [firstIds] = useState(() => new Set(initial.repository_ids));
  const ordered = useMemo(() => inOrder(choices, firstIds), [choices, firstIds]);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => matching(ordered, wanted, only), [ordered, wanted, only]);
  // A row is known by its place: what is found next is written into the rows that are there, and none is made anew.
  const shown = useMemo(() => found.slice(0, limit).map((choice, place) => ({ place, choice })), [found, limit]);
  const beyond = useMemo(() => {
    const shownIds = new Set(shown.map(({ choice }) => choice.id));
    return [...selected].filter((id) => !shownIds.has(id));
  }, [shown, selected]);

  // Always the same function, so that a keystroke draws no row again that stays.
  const choose = useCallback(
    (ids: readonly number[], checked: boolean) =>
      setSelected((before) => {
        const after = new Set(before);
        for (const id of ids) after[checked ? "add" : "delete"](id);
        return after;
      }),
    [],
  );
  const isNarrowed = found.length < choices.length;
  const described = ["repository_ids-count", error && "repository_ids-error"].filter(Boolean).join(" ");

  return (
    <fieldset
      ref={picker}
      id="repository_ids"
      aria-describedby={described}
      className="min-w-0 overflow-clip rounded-md border border-line"
    >
      <legend className="sr-only">Repositories</legend>
      <div className="grid gap-2 border-line border-b bg-subtle p-3">
        {error && <FieldError id="repository_ids-error">{error}</FieldError>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <div className="min-w-0 grow basis-48">
            <Input
              ref={search}
              type="search"
              name="repository_query"
              aria-label="Filter repositories"
              placeholder="Filter repositories"
              autoComplete="off"
              leading={<SearchIcon />}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setLimit(ROWS_STEP);
              }}
            />
          </div>
          <Checkbox
            id="repository_only_selected"
            name="repository_only_selected"
            label="Only selected ones"
            checked={only !== null}
            onChange={(event) => setOnly(event.target.checked ? selected : null)}
          />
          {!scripted && (
            <SubmitButton variant="secondary" name={INTENT_FIELD} value={FILTER_INTENT}>
              Filter
            </SubmitButton>
          )}
        </div>
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
          <p id="repository_ids-count" role="status" className="text-muted text-xs">
            {countWords({ selected: selected.size, found: found.length, total: choices.length })}
          </p>
          {scripted && (
            <div className="flex flex-wrap gap-2">
              {isNarrowed && found.length > 0 && (
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() =>
                    choose(
                      found.map(({ id }) => id),
                      true,
                    )
                  }
                >
                  Select these {found.length.toLocaleString("en")}
                </Button>
              )}
              {selected.size > 0 && (
                <Button size="sm" variant="ghost" onClick={() => setSelected(new Set())}>
                  Clear selection
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      <div ref={list} className="max-h-80 overflow-y-auto">
        {shown.map(({ place, choice }) => (
          <ChoiceRow key={place} choice={choice} checked={selected.has(choice.id)} choose={choose} />
        ))}
        {found.length === 0 && <p className="px-3 py-6 text-center text-muted">No repository fits the filter.</p>}
        {found.length > shown.length && (
          <div className="flex flex-wrap items-center justify-center gap-2 px-3 py-2 text-muted text-xs">
            <span>
              {shown.length.toLocaleString("en")} of {found.length.toLocaleString("en")} are listed.
            </span>
            {scripted ? (
              <Button size="sm" variant="ghost" onClick={() => setLimit(limit + ROWS_STEP)}>
                Show more
              </Button>
            ) : (
              <span>Filter by name to find the others.</span>
            )}
          </div>
        )}
      </div>
      <input type="hidden" name={BEYOND_FIELD} value={beyond.join(",")} />
    </fieldset>
  );
}

const ChoiceRow = memo(function ChoiceRow({
  choice: { id, name, private: isPrivate, administered },
  checked,
  choose,
}: {
  choice: Choice;
  checked: boolean;
  choose: (ids: readonly number[], checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-9 items-center gap-2 px-3 py-1 hover:bg-hover not-last:border-line-muted not-last:border-b has-checked:bg-accent-subtle">
      <input
        type="checkbox"
        name="repository_ids"
        value={id}
        checked={checked}
        onChange={(event) => choose([id], event.target.checked)}
        className="size-4 shrink-0 accent-accent-emphasis -outline-offset-1"
      />
      <span className="min-w-0 grow break-words">{name}</span>
      {administered && <span className="shrink-0 text-muted text-xs">You administer it</span>}
      {isPrivate && (
        <span className="flex shrink-0 items-center gap-1 text-muted text-xs">
          <LockIcon size={12} />
          Private
        </span>
      )}
    </label>
  );
});

/** Up and down go through filter and rows, as in any list. */
function moveByArrows(event: KeyboardEvent): void {
  const { target, currentTarget, key } = event;
  if (key !== "ArrowDown" && key !== "ArrowUp") return;
  if (!(target instanceof HTMLInputElement && currentTarget instanceof HTMLElement)) return;
  const stops = [...currentTarget.querySelectorAll<HTMLInputElement>("input[type=search], input[name=repository_ids]")];
  const at = stops.indexOf(target);
  const next = at < 0 ? undefined : stops[key === "ArrowDown" ? at + 1 : at - 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
