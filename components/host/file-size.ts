const UNITS = ["bytes", "kB", "MB", "GB"] as const;

/** "1 byte", "512 bytes", "1.4 kB": decimal units, as clients and disks count. */
export function fileSize(bytes: number): string {
  if (bytes === 1) return "1 byte";
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toLocaleString("en", { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}
