/** Reads a byte stream by lines and by counts. After any of the calls `rest()` yields what has not been read yet. */
export type ByteReader = {
  /** Up to the next line feed, without it; null at the end. A line longer than `maxBytes` is an error. */
  line: (maxBytes: number) => Promise<string | null>;
  /** Exactly `count` bytes, or null when the stream ends before. */
  take: (count: number) => Promise<Buffer | null>;
  /** Passes over `count` bytes without keeping them; false when the stream ends before. */
  skip: (count: number) => Promise<boolean>;
  rest: () => AsyncGenerator<Buffer, void, undefined>;
  discardRest: () => Promise<void>;
};

const LINE_FEED = 0x0a;
const NOTHING = Buffer.alloc(0);

export function createByteReader(source: AsyncIterable<Buffer>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let buffered: Buffer = NOTHING;

  async function nextChunk(): Promise<Buffer | null> {
    const next = await iterator.next();
    return next.done ? null : next.value;
  }

  async function line(maxBytes: number): Promise<string | null> {
    let end = buffered.indexOf(LINE_FEED);
    while (end === -1) {
      if (buffered.length > maxBytes) throw new RangeError(`a line of more than ${maxBytes} bytes`);
      const chunk = await nextChunk();
      if (!chunk) return null;
      buffered = Buffer.concat([buffered, chunk]);
      end = buffered.indexOf(LINE_FEED);
    }
    const text = buffered.toString("utf8", 0, end);
    buffered = buffered.subarray(end + 1);
    return text;
  }

  async function take(count: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let missing = count;
    while (missing > 0) {
      if (buffered.length === 0) {
        const chunk = await nextChunk();
        if (!chunk) return null;
        buffered = chunk;
      }
      const part = buffered.subarray(0, missing);
      buffered = buffered.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  async function skip(count: number): Promise<boolean> {
    let missing = count;
    while (missing > 0) {
      if (buffered.length === 0) {
        const chunk = await nextChunk();
        if (!chunk) return false;
        buffered = chunk;
      }
      const passed = Math.min(buffered.length, missing);
      buffered = buffered.subarray(passed);
      missing -= passed;
    }
    return true;
  }

  async function* rest(): AsyncGenerator<Buffer, void, undefined> {
    if (buffered.length > 0) {
      const first = buffered;
      buffered = NOTHING;
      yield first;
    }
    for (let chunk = await nextChunk(); chunk; chunk = await nextChunk()) yield chunk;
  }

  async function discardRest(): Promise<void> {
    buffered = NOTHING;
    while (await nextChunk());
  }

  return { line, take, skip, rest, discardRest };
}
