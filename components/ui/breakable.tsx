import { Fragment } from "react";

/** Where a word may go on in the next line: after what divides it. What stands in braces is not divided. */
const PARTS = /(?:\{[^}]*\}|[^/?&:_.-])+[/?&:_.-]*|[/?&:_.-]+/g;

/** A long word without spaces, an address, a path or a name, that breaks where it is divided rather than anywhere. */
export function Breakable({ children }: { children: string }) {
  return [...children.matchAll(PARTS)].map(({ 0: part, index }) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
