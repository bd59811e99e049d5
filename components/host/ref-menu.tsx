"use client";

import { CheckIcon, GitBranchIcon, TriangleDownIcon } from "@primer/octicons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class.ts";
import { cx } from "@/components/ui/cx.ts";
import { Input } from "@/components/ui/input.tsx";
import { Link } from "@/components/ui/link.tsx";

export type RefChoice = { name: string; href: string };

/** With fewer than this, reading is faster than typing. */
const FILTER_FROM = 8;

/**
 * Which branch or tag to look at, as links behind a disclosure: it opens without scripts. With them it filters as one
 * types, and closes on Escape and when focus leaves it.
 */
export function RefMenu({
  current,
  kind,
  branches,
  tags,
  more,
}: {
  current: string;
  kind: "branch" | "tag" | "commit";
  branches: readonly RefChoice[];
  tags: readonly RefChoice[];
  /** How many are left out of the lists. */
  more: number;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const [search, setSearch] = useState("");
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const close = () => box.current?.removeAttribute("open");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !box.current?.open) return;
    close();
    box.current.querySelector("summary")?.focus();
  };
  const matching = (choices: readonly RefChoice[]) =>
    choices.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const shownBranches = matching(branches);
  const shownTags = matching(tags);
  return (
    <details
      ref={box}
      className="group relative"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary className={cx(buttonClass({}), "cursor-pointer marker:content-none")}>
        <GitBranchIcon aria-hidden="true" />
        <span className="sr-only">{kind === "branch" ? "Branch" : kind === "tag" ? "Tag" : "Commit"}:</span>
        <span className="min-w-0 max-w-48 truncate">{current}</span>
        <TriangleDownIcon aria-hidden="true" />
      </summary>
      <div className="absolute left-0 z-20 mt-1 max-h-96 w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg bg-overlay p-2 shadow-floating">
        {ready && branches.length + tags.length >= FILTER_FROM && (
          <div className="mb-2">
            <Input
              type="search"
              aria-label="Find a branch or tag"
              placeholder="Find a branch or tag"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
        )}
        <Choices title="Branches" choices={shownBranches} current={kind === "branch" ? current : null} />
        <Choices title="Tags" choices={shownTags} current={kind === "tag" ? current : null} />
        <p role="status" className="px-2 text-muted text-xs">
          {shownBranches.length + shownTags.length === 0 && "Nothing matches."}
        </p>
        {more > 0 && (
          <p className="px-2 py-1 text-muted text-xs">
            {more.toLocaleString("en")} more are not listed; their addresses work all the same.
          </p>
        )}
      </div>
    </details>
  );
}

function Choices({
  title,
  choices,
  current,
}: {
  title: string;
  choices: readonly RefChoice[];
  current: string | null;
}) {
  if (choices.length === 0) return null;
  return (
    <>
      <p className="px-2 py-1 font-semibold text-muted text-xs">{title}</p>
      <ul aria-label={title} className="mb-1">
        {choices.map(({ name, href }) => (
          <li key={name}>
            <Link
              href={href}
              look="plain"
              aria-current={name === current ? "true" : undefined}
              className="flex min-h-8 items-center gap-2 px-2 text-fg no-underline hover:bg-hover"
            >
              <span className="w-4 shrink-0" aria-hidden="true">
                {name === current && <CheckIcon />}
              </span>
              <span className="min-w-0 break-all">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
