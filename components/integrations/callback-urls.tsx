"use client";

import { PlusIcon, XIcon } from "@primer/octicons-react";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { cx } from "@/components/ui/cx.ts";
import { FieldError } from "@/components/ui/field.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import { CALLBACK_URLS_MAX } from "@/lib/integrations/limits.ts";
import { callbackUrlField, callbackWildcardField, type IntegrationValues } from "./form-values.ts";

type Row = { key: number; url: string; wildcard: boolean };

/**
 * The addresses that people come back to after authorizing, in order. An empty row is always there, so that without
 * scripts one more can be added with each save.
 */
export function CallbackUrls({
  initial,
  errors,
}: {
  initial: IntegrationValues["callback_urls"];
  errors: Readonly<Record<string, string>>;
}) {
  const [rows, setRows] = useState<Row[]>(() =>
    [...initial, ...(initial.length < CALLBACK_URLS_MAX ? [{ url: "", wildcard: false }] : [])].map((row, key) => ({
      ...row,
      key,
    })),
  );
  const spareKey = initial.length;
  const [scripted, setScripted] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScripted(true);
    // With a button that adds a row, the empty one at the end is not needed; unless somebody was quick to use it.
    const spare = list.current?.querySelector<HTMLInputElement>(`[data-row="${spareKey}"] input`);
    if (spare?.value === "" && spareKey > 0) setRows((all) => all.filter(({ key }) => key !== spareKey));
  }, [spareKey]);
  const nextKey = useRef(rows.length);
  const [added, setAdded] = useState<number | null>(null);
  useEffect(() => {
    if (added !== null) list.current?.querySelector<HTMLInputElement>(`[data-row="${added}"] input`)?.focus();
  }, [added]);
  const add = () => {
    const key = nextKey.current++;
    setRows([...rows, { key, url: "", wildcard: false }]);
    setAdded(key);
  };
  const listError = errors.callback_urls;
  return (
    <fieldset id="callback_urls" aria-describedby={listError ? "callback_urls-error" : undefined} className="min-w-0">
      <legend className="sr-only">Callback URLs</legend>
      {listError && <FieldError id="callback_urls-error">{listError}</FieldError>}
      <div ref={list} className="grid gap-4">
        {rows.map((row, index) => (
          <div key={row.key} data-row={row.key} className="grid max-w-2xl gap-3">
            <div className="flex items-end gap-2">
              <TextField
                className="grow"
                name={callbackUrlField(index)}
                type="url"
                mono
                label={rows.length === 1 ? "Callback URL" : `Callback URL ${index + 1}`}
                hint={
                  index === 0
                    ? "Where people come back to after they authorize the integration. The first one is used when the request names none."
                    : undefined
                }
                error={errors[callbackUrlField(index)]}
                defaultValue={row.url}
                placeholder="https://ci.example.com/callback"
              />
              {scripted && rows.length > 1 && (
                <IconButton
                  label={`Remove callback URL ${index + 1}`}
                  icon={<XIcon />}
                  className="self-start md:mt-6.5"
                  onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
                />
              )}
            </div>
            <Checkbox
              name={callbackWildcardField(index)}
              label="Also match subdomains and paths below it"
              defaultChecked={row.wildcard}
            />
          </div>
        ))}
      </div>
      {/* Its room is there before scripts run, so that nothing below it moves when they do. */}
      {rows.length < CALLBACK_URLS_MAX && (
        <Button
          size="sm"
          icon={<PlusIcon />}
          className={cx("mt-3 noscript:hidden", !scripted && "invisible")}
          onClick={add}
        >
          Add a callback URL
        </Button>
      )}
    </fieldset>
  );
}
