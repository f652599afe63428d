// The newest input wins: one question in flight, of all later ones only the last is kept.

export interface Newest<Options, Result> {
  ask(options: Options): Promise<Result>;
  answered(result: Result, options: Options): void;
  failed(error: Error, options: Options): void;
}

/** Returns the function to call with every new input, as often as one likes. */
export function newest<Options, Result>({
  ask,
  answered,
  failed,
}: Newest<Options, Result>): (options: Options) => void {
  let inFlight = false;
  let waiting: { options: Options } | undefined;

  async function send(options: Options) {
    inFlight = true;
    try {
      answered(await ask(options), options);
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
    if (inFlight) waiting = { options };
    else send(options);
  };
}
