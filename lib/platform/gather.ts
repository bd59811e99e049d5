type Waiting<Input, Output> = {
  input: Input;
  resolve: (output: Output) => void;
  reject: (error: unknown) => void;
};

/** Calls that go together at most. */
const TOGETHER_MAX = 100;

/**
 * Answers many calls at once: those with the same key that come while one is under way wait for it, and go together in
 * the next. A call never joins a run that has begun, so that it sees all that was true when it was made; calls with
 * other keys do not wait for it. `run` returns an output for each input, in their order.
 *
 * When a run of several fails with an error of which `leftNothing` is true, each is run again by itself, so that none
 * fails by another's fault; any other error is told to all of them.
 */
export function gather<Input, Output>(
  run: (inputs: readonly [Input, ...Input[]]) => Promise<readonly Output[]>,
  {
    keyOf,
    leftNothing = () => false,
  }: { keyOf: (input: Input) => string | number; leftNothing?: (error: unknown) => boolean },
): (input: Input) => Promise<Output> {
  const waitingByKey = new Map<string | number, Waiting<Input, Output>[]>();

  async function answer(calls: readonly Waiting<Input, Output>[]): Promise<void> {
    try {
      const outputs = await run(calls.map(({ input }) => input) as [Input, ...Input[]]);
      calls.forEach(({ resolve }, index) => {
        resolve(outputs[index] as Output);
      });
    } catch (error) {
      if (calls.length > 1 && leftNothing(error)) for (const call of calls) await answer([call]);
      else for (const { reject } of calls) reject(error);
    }
  }

  async function answerAll(key: string | number, waiting: Waiting<Input, Output>[]): Promise<void> {
    while (waiting.length > 0) await answer(waiting.splice(0, TOGETHER_MAX));
    waitingByKey.delete(key);
  }

  return (input) =>
    new Promise((resolve, reject) => {
      const key = keyOf(input);
      const waiting = waitingByKey.get(key);
      if (waiting) return void waiting.push({ input, resolve, reject });
      const first = [{ input, resolve, reject }];
      waitingByKey.set(key, first);
      setImmediate(() => void answerAll(key, first)); // with what came in at the same time
    });
}

/** A read that is the same for all who ask for the same key. Each gets a copy of its own, one level deep. */
export function gatherReads<Input, Row extends object>(
  read: (input: Input) => Promise<Row | null>,
  keyOf: (input: Input) => string,
): (input: Input) => Promise<Row | null> {
  return gather(
    async (inputs) => {
      const row = await read(inputs[0]);
      return inputs.map(() => row && { ...row });
    },
    { keyOf },
  );
}
