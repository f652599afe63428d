// The newest input wins: one question in flight, of all later ones only the last is kept. What was asked last is known.

/** How long no newer input must have come before the whole is asked for after a sketch. */
const REST_MILLISECONDS = 150;

export interface Newest<Options, Result> {
  /** What is quickly there, for a hand that moves what has been answered once; the whole follows when it rests. */
  sketch?: ((options: Options) => Promise<unknown>) | undefined;
  ask(options: Options): Promise<Result>;
  answered(result: Result, options: Options): void;
  failed(error: Error, options: Options): void;
}

/** Returns the function to call with every new input, as often as one likes. */
export function newest<Options, Result>({
  sketch,
  ask,
  answered,
  failed,
}: Newest<Options, Result>): (options: Options) => void {
  let inFlight = false;
  let hasAnswered = false;
  let waiting: { options: Options } | undefined;
  let wake = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, waiting ? 0 : REST_MILLISECONDS);
    });

  async function send(options: Options) {
    inFlight = true;
    try {
      if (sketch && hasAnswered) {
        await sketch(options);
        await rest();
      }
      if (!waiting) answered(await ask(options), options);
      hasAnswered = true;
    } catch (error) {
      if (!waiting) failed(error instanceof Error ? error : new Error(String(error)), options);
    }
    inFlight = false;
    if (!waiting) return;
    const next = waiting.options;
    waiting = undefined;
    send(next);
  }

  return (options) => {
    if (!inFlight) return void send(options);
    waiting = { options };
    wake();
  };
}

/** Asks only what is not the same as the time before. */
export function keepingLast<Options, Result>(
  ask: (options: Options) => Promise<Result>,
): (options: Options) => Promise<Result> {
  let known: { key: string; answer: Result } | undefined;
  return async (options) => {
    const key = JSON.stringify(options);
    if (known?.key !== key) known = { key, answer: await ask(options) };
    return known.answer;
  };
}
