import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type TableColumn<Key extends string> = {
  key: Key;
  header: ReactNode;
  align?: "left" | "right" | undefined;
  /** Leaves the label out when rows are stacked, for the column that names the row. */
  primary?: boolean | undefined;
  /** Hides the header visually, for a column of buttons. */
  hideHeader?: boolean | undefined;
};

export type TableRow<Key extends string> = { key: string | number; cells: Record<Key, ReactNode> };

/** A table that turns into a stack of labelled values below 640 px, so that nothing scrolls sideways. */
export function Table<Key extends string>({
  caption,
  columns,
  rows,
  showCaption,
  empty,
}: {
  /** What the table lists; for screen readers, unless `showCaption`. */
  caption: string;
  columns: readonly TableColumn<Key>[];
  rows: readonly TableRow<Key>[];
  showCaption?: boolean | undefined;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
}) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="overflow-clip rounded-md border border-line">
      <table className="block w-full border-collapse text-left sm:table">
        <caption
          className={
            showCaption ? "border-line border-b bg-subtle px-4 py-3 text-left font-semibold max-sm:block" : "sr-only"
          }
        >
          {caption}
        </caption>
        <thead className="sr-only sm:not-sr-only sm:table-header-group">
          <tr className="border-line border-b bg-subtle text-muted text-xs">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx("px-4 py-2 font-semibold", column.align === "right" && "text-right")}
              >
                {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block divide-y divide-line-muted sm:table-row-group">
          {rows.map((row) => (
            <tr key={row.key} className="block py-2 hover:bg-subtle sm:table-row sm:py-0">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {row.cells[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ column, children }: { column: TableColumn<string>; children: ReactNode }) {
  const labelled = !column.primary && !column.hideHeader;
  return (
    <td
      className={cx(
        "px-4 py-1 align-middle max-sm:grid max-sm:gap-x-3 sm:py-2.5",
        labelled && "max-sm:grid-cols-[minmax(5rem,28%)_minmax(0,1fr)]",
        column.primary && "font-semibold",
        column.align === "right" && "sm:text-right",
      )}
    >
      {labelled && (
        <span className="text-muted sm:hidden" aria-hidden="true">
          {column.header}
        </span>
      )}
      <div className="min-w-0 break-words">{children}</div>
    </td>
  );
}
