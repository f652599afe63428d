// Plays a training session: one slice per frame of the display, paused while nobody looks.

/** What the player needs of a session; the engine's fits. */
export interface Playable<Snapshot, Saved> {
  readonly snapshot: Snapshot;
  advance(steps: number): Promise<Snapshot>;
  save(): Promise<Saved>;
  end(): void;
}

export interface Progress {
  step: number;
  stepsPerEpoch: number;
  finished: boolean;
}

/** `interrupted`: its worker died; the run can go on from its last saved state. */
export type PlayerState = 'playing' | 'paused' | 'finished' | 'failed' | 'interrupted';

/** How many slices, one per frame, are computed again at most after an interruption: about a second's. */
const SLICES_PER_SAVE = 60;

export interface PlayerParts<Snapshot, Saved> {
  start(): Promise<Playable<Snapshot, Saved>>;
  resume(saved: Saved): Promise<Playable<Snapshot, Saved>>;
  /** After every slice and every change of state. */
  show(state: PlayerState, snapshot: Snapshot | undefined, error: Error | undefined): void;
  /** Resolves before the next frame is drawn. */
  frame(): Promise<void>;
}

export class Player<Snapshot extends Progress, Saved> {
  readonly #parts: PlayerParts<Snapshot, Saved>;
  #state: PlayerState = 'paused';
  #opening: Promise<Playable<Snapshot, Saved>> | undefined;
  #saved: Saved | undefined;
  #snapshot: Snapshot | undefined;
  /** Epochs still to go; the loop below ends at 0. */
  #left = 0;
  #loop: Promise<void> | undefined;
  #slicesSinceSave = 0;
  /** Counts resets: an answer to a question from before the last one is dropped. */
  #round = 0;

  constructor(parts: PlayerParts<Snapshot, Saved>) {
    this.#parts = parts;
  }

  get state() {
    return this.#state;
  }

  play() {
    this.#forgetEnded();
    this.#go('playing', Number.POSITIVE_INFINITY);
  }

  pause() {
    if (this.#state === 'playing') this.#go('paused', 0);
  }

  /** One epoch; none is left of a run that has ended. */
  step() {
    if (!this.isOver) this.#go('paused', 1);
  }

  /** Only `play` and `reset` lead on from here, and say that they begin anew. */
  get isOver() {
    return this.#state === 'failed' || this.#state === 'finished';
  }

  /** Back to before training; plays on if it was playing. */
  reset(plays = this.#state === 'playing') {
    this.#forget();
    this.#go(plays ? 'playing' : 'paused', plays ? Number.POSITIVE_INFINITY : 0);
  }

  /** Gives the worker its memory back and keeps the run as plain data. */
  async suspend() {
    this.pause();
    await this.#loop;
    const opening = this.#opening;
    if (!opening || this.#left > 0) return;
    const round = this.#round;
    try {
      const session = await opening;
      const saved = await session.save();
      if (this.#left > 0 || round !== this.#round) return;
      this.#saved = saved;
      this.#opening = undefined;
      session.end();
    } catch (error) {
      this.#fail(error, round);
    }
  }

  #go(state: PlayerState, epochs: number) {
    this.#left = epochs;
    this.#enter(state);
    this.#loop ??= this.#run().finally(() => {
      this.#loop = undefined;
    });
  }

  #enter(state: PlayerState, error?: Error) {
    this.#state = state;
    this.#parts.show(state, this.#snapshot, error);
  }

  #forgetEnded() {
    if (this.isOver) this.#forget();
  }

  #forget() {
    this.#round++;
    this.#opening?.then(
      (session) => session.end(),
      () => {},
    );
    this.#opening = undefined;
    this.#saved = undefined;
    this.#slicesSinceSave = 0;
    this.#snapshot = undefined;
  }

  #fail(error: unknown, round: number) {
    if (round !== this.#round) return;
    const reason = error instanceof Error ? error : new Error(String(error));
    const goesOn = reason.name === 'WorkerDied' && this.#saved !== undefined;
    this.#left = 0;
    this.#opening = undefined;
    if (!goesOn) this.#saved = undefined;
    this.#enter(goesOn ? 'interrupted' : 'failed', reason);
  }

  #open(): Promise<Playable<Snapshot, Saved>> {
    this.#opening ??= this.#saved ? this.#parts.resume(this.#saved) : this.#parts.start();
    return this.#opening;
  }

  /** Shows the state before training, then advances until nothing is left to do. */
  async #run() {
    let round: number;
    do {
      round = this.#round;
      try {
        const session = await this.#open();
        if (round !== this.#round) continue;
        this.#snapshot = session.snapshot;
        await this.#advance(session, round);
      } catch (error) {
        this.#fail(error, round);
      }
    } while (round !== this.#round);
  }

  /** Now and then keeps the run as it is, so that little is lost with a worker. */
  async #keep(session: Playable<Snapshot, Saved>, round: number) {
    if (++this.#slicesSinceSave < SLICES_PER_SAVE || session.snapshot.finished) return;
    this.#slicesSinceSave = 0;
    const saved = await session.save();
    if (round === this.#round) this.#saved = saved;
  }

  async #advance(session: Playable<Snapshot, Saved>, round: number) {
    while (this.#left > 0 && !session.snapshot.finished) {
      const { step, stepsPerEpoch } = session.snapshot;
      const snapshot = await session.advance(stepsPerEpoch - (step % stepsPerEpoch));
      if (round !== this.#round) return;
      if (snapshot.step % stepsPerEpoch === 0) this.#left--;
      this.#snapshot = snapshot;
      this.#parts.show(this.#state, snapshot, undefined);
      await this.#keep(session, round);
      await this.#parts.frame();
      if (round !== this.#round) return;
    }
    this.#left = 0;
    this.#enter(session.snapshot.finished ? 'finished' : this.#state);
  }
}
