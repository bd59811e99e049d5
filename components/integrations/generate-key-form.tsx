"use client";

import { KeyIcon } from "@primer/octicons-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import type { ButtonVariant } from "@/components/ui/button-class.ts";
import { cx } from "@/components/ui/cx.ts";
import { dismissFlash } from "@/components/ui/dismiss-flash.ts";
import { FieldError } from "@/components/ui/field.tsx";
import { HEADING_ID } from "@/components/ui/heading-id.ts";
import { Select, type SelectOption } from "@/components/ui/select.tsx";
import { Spinner } from "@/components/ui/spinner.tsx";
import { showToast } from "@/components/ui/toast.tsx";
import type { KeyFormat } from "@/lib/integrations/key-formats.ts";

const FORMATS = [
  { value: "pkcs1", label: "PEM, PKCS#1" },
  { value: "pkcs8", label: "PEM, PKCS#8" },
  { value: "base64", label: "One line of base64" },
] as const satisfies readonly (SelectOption & { value: KeyFormat })[];

/** Makes a private key and downloads it, the only time that it exists here. Without scripts it is a plain download. */
export function GenerateKeyForm({
  action,
  variant = "secondary",
  chooseFormat = false,
  centered = false,
}: {
  /** The address that answers a POST with the key as a file. */
  action: string;
  variant?: ButtonVariant | undefined;
  /** Offers the formats of the file; otherwise it is the one that clients expect. */
  chooseFormat?: boolean | undefined;
  /** In the middle of what stands in for an empty list. */
  centered?: boolean | undefined;
}) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const generated = useRef(false);
  // Where this was the first key, the button goes away with the words that asked for it, and focus would be lost.
  useEffect(
    () => () => {
      if (generated.current) document.getElementById(HEADING_ID)?.focus();
    },
    [],
  );
  const generate = async (form: HTMLFormElement) => {
    setPending(true);
    setProblem(null);
    try {
      const response = await fetch(action, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new FormData(form),
      });
      if (response.ok) {
        const filename = filenameOf(response);
        save(await response.blob(), filename);
        showToast({ text: `The private key was downloaded as ${filename}. Keep it safe: it is not kept here.` });
        generated.current = true;
        dismissFlash(); // "Generate a private key" is what registering ends with
        router.refresh();
      } else {
        setProblem(await messageOf(response));
      }
    } catch {
      setProblem("The server could not be reached. Try again.");
    }
    setPending(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!pending) void generate(event.currentTarget);
  };
  return (
    <form action={action} method="post" onSubmit={submit} className="grid gap-2">
      <div className={cx("flex flex-wrap items-center gap-2", centered && "justify-center")}>
        {chooseFormat && <Select name="format" compact aria-label="Format of the private key" options={FORMATS} />}
        <Button
          type="submit"
          variant={variant}
          aria-disabled={pending || undefined}
          icon={pending ? <Spinner decorative /> : <KeyIcon />}
        >
          {pending ? "Generating…" : "Generate a private key"}
        </Button>
      </div>
      {problem && (
        <div role="alert">
          <FieldError id="generate-key-error">{problem}</FieldError>
        </div>
      )}
    </form>
  );
}

function filenameOf(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "private-key.pem";
}

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === "object" && body !== null && "message" in body) return String(body.message);
  return "The key could not be generated. Reload the page and try again.";
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
