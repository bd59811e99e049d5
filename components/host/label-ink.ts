const LINEAR_LIMIT = 0.04045;

/** Black or white, whichever reads better on a label's colour; one of them always has 4.5:1. Source: WCAG 2.2, relative luminance. */
export function labelInk(color: string): "black" | "white" {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "black" : "white";
}

function linear(share: number): number {
  const value = Number.isNaN(share) ? 0 : share;
  return value <= LINEAR_LIMIT ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
