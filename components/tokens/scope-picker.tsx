"use client";

import { useEffect, useRef, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { cx } from "@/components/ui/cx.ts";
import { Fieldset } from "@/components/ui/fieldset.tsx";
import { scopeSentence } from "@/lib/authorization/scope-words.ts";
import { impliesScope, SCOPE_TREE, type Scope, type ScopeInTree } from "@/lib/authorization/scopes.ts";

const INDENTS = ["", "pl-6", "pl-12"] as const;

/**
 * Scopes as native checkboxes, each below the one that includes it. Scripts check what is included; without them the
 * server leaves out what another one includes.
 */
export function ScopePicker({
  initial,
  offered,
  legend = "Scopes",
  error,
}: {
  initial: readonly Scope[];
  /** Only these and what they include; every scope unless given. */
  offered?: readonly Scope[] | undefined;
  legend?: string | undefined;
  error?: string | undefined;
}) {
  const [chosen, setChosen] = useState<readonly Scope[]>(initial);
  const [scripted, setScripted] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScripted(true);
    // What the browser brought back, or was clicked before scripts ran.
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    const checked = new Set(boxes.filter((box) => box.checked).map(({ value }) => value));
    setChosen(SCOPE_TREE.map(({ scope }) => scope).filter((scope) => checked.has(scope)));
  }, []);
  const rows = offered ? SCOPE_TREE.filter(({ scope }) => impliesScope(offered, scope)) : SCOPE_TREE;
  const others = (scope: Scope) => chosen.filter((other) => other !== scope);
  return (
    <Fieldset id="scopes" legend={legend} error={error}>
      <div ref={list} className="grid overflow-clip rounded-md border border-line">
        {rows.map((row) => {
          const { scope } = row;
          const included = scripted && impliesScope(others(scope), scope);
          return (
            <div
              key={scope}
              className={cx(
                "px-4 py-2 not-last:border-line-muted not-last:border-b",
                depthIn(row, rows) === 0 && "bg-subtle",
              )}
            >
              <div className={INDENTS[depthIn(row, rows)]}>
                <Checkbox
                  id={`scope-${scope}`}
                  name="scopes"
                  value={scope}
                  checked={chosen.includes(scope) || included}
                  disabled={included}
                  onChange={(event) => setChosen(event.target.checked ? [...chosen, scope] : others(scope))}
                  label={<span className="font-mono text-xs">{scope}</span>}
                  hint={included ? `${scopeSentence(scope)} Included in the scope above.` : scopeSentence(scope)}
                />
              </div>
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}

/** How many of those that include it are in the list. */
function depthIn(row: ScopeInTree, rows: readonly ScopeInTree[]): 0 | 1 | 2 {
  const above = rows.find(({ scope }) => scope === row.includedBy);
  return above ? (Math.min(2, depthIn(above, rows) + 1) as 1 | 2) : 0;
}
