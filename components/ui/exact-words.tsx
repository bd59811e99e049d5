/** A name that has to be typed as it stands: chosen whole by a double click, in a direction of its own. */
export function ExactWords({ children }: { children: string }) {
  return <bdi className="select-all break-words font-mono">{children}</bdi>;
}
