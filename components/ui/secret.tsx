import { DownloadIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { Banner } from "./banner.tsx";
import { buttonClass } from "./button-class.ts";
import { CopyButton } from "./copy-button.tsx";
import { cx } from "./cx.ts";
import { ScrollRegion } from "./scroll-region.tsx";

/** A secret that is shown this once: value, copy, download, and a warning that it will not come back. */
export function Secret({
  label,
  value,
  filename,
  children,
}: {
  /** What it is, in the singular: "client secret". */
  label: string;
  value: string;
  /** Offers a download under this name. */
  filename?: string | undefined;
  /** More to say under the warning: what to do with it. */
  children?: ReactNode;
}) {
  // A key of many lines keeps its lines and scrolls; a single long value breaks.
  const lines = value.trim().includes("\n");
  return (
    <Banner tone="success" title={`Your new ${label}`}>
      <p>Copy this now and keep it safe: for your security it is not shown again.</p>
      {children}
      <ScrollRegion
        label={`The ${label}`}
        className="mt-3 max-h-48 rounded-md border border-success-line bg-canvas p-3"
      >
        <pre className={cx("select-all font-mono text-xs leading-5", !lines && "whitespace-pre-wrap break-all")}>
          {value}
        </pre>
      </ScrollRegion>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton value={value} label={`Copy ${label}`} showLabel size="md" />
        {filename && (
          <a
            href={`data:application/octet-stream;charset=utf-8,${encodeURIComponent(value)}`}
            download={filename}
            className={buttonClass({})}
          >
            <DownloadIcon aria-hidden="true" />
            Download {filename}
          </a>
        )}
      </div>
    </Banner>
  );
}
