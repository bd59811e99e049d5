/** Mortise's mark: a block with a slot, and the tongue that goes into it. */
export function Logo({ size = 24 }: { size?: number | undefined }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        className="fill-fg"
        d="M3.5 3H11a1 1 0 0 1 1 1v4.5H7.5v7H12V20a1 1 0 0 1-1 1H3.5A1.5 1.5 0 0 1 2 19.5v-15A1.5 1.5 0 0 1 3.5 3Z"
      />
      <path
        className="fill-brand"
        d="M15 3h5.5A1.5 1.5 0 0 1 22 4.5v15a1.5 1.5 0 0 1-1.5 1.5H15a1 1 0 0 1-1-1v-6H9v-4h5V4a1 1 0 0 1 1-1Z"
      />
    </svg>
  );
}
