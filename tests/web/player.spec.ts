// The player of a training session: play, pause, step, reset, leaving the screen, and failure.
import { expect, test } from '@playwright/test';
import { Player, type PlayerState, type Progress } from '../../web/ui/figure/player';

const EPOCH = 4;
const EPOCHS = 5;

/** A session that takes `EPOCH` steps an epoch, in slices of at most three. */
class FakeSession {
  snapshot: Progress;
  ended = false;
  saves = 0;
  fails: false | 'Error' | 'WorkerDied' = false;

  constructor(
    step = 0,
    readonly epochs = EPOCHS,
  ) {
    this.snapshot = { step, stepsPerEpoch: EPOCH, finished: false };
  }
  async advance(steps: number) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.fails)
      throw Object.assign(new Error('The computation stopped.'), { name: this.fails });
    const step = this.snapshot.step + Math.min(steps, 3);
    this.snapshot = { step, stepsPerEpoch: EPOCH, finished: step >= EPOCH * this.epochs };
    return this.snapshot;
  }
  async save() {
    this.saves++;
    return this.snapshot.step;
  }
  end() {
    this.ended = true;
  }
}

function setUp(epochs = EPOCHS) {
  const sessions: FakeSession[] = [];
  const shown: { state: PlayerState; step: number | undefined; error: string | undefined }[] = [];
  const open = async (step: number) => {
    const session = new FakeSession(step, epochs);
    sessions.push(session);
    return session;
  };
  const player = new Player<Progress, unknown>({
    start: () => open(0),
    resume: (saved) => open(saved as number),
    frame: () => new Promise((resolve) => setTimeout(resolve, 1)),
    show: (state, snapshot, error) =>
      shown.push({ state, step: snapshot?.step, error: error?.message }),
  });
  return { player, sessions, shown, last: () => shown[shown.length - 1] };
}

const until = (condition: () => boolean) =>
  expect.poll(condition, { intervals: [2], timeout: 20_000 }).toBe(true);

test('plays to the end and says so', async () => {
  const { player, last } = setUp();
  player.play();
  await until(() => player.state === 'finished');
  expect(last()).toEqual({ state: 'finished', step: EPOCH * EPOCHS, error: undefined });
});

test('a step is one epoch, however many slices it takes', async () => {
  const { player, last } = setUp();
  player.step();
  await until(() => last()?.step === EPOCH);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(last()).toEqual({ state: 'paused', step: EPOCH, error: undefined });
  player.step();
  await until(() => last()?.step === 2 * EPOCH);
});

test('a step while playing pauses after the epoch', async () => {
  const { player, last } = setUp();
  player.play();
  await until(() => (last()?.step ?? 0) > 0);
  player.step();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(player.state).toBe('paused');
  expect((last()?.step ?? 1) % EPOCH).toBe(0);
});

test('reset goes back to the start, and plays on if it was playing', async () => {
  const { player, sessions, shown } = setUp();
  player.play();
  await until(() => (shown[shown.length - 1]?.step ?? 0) > EPOCH);
  player.reset();
  expect(player.state).toBe('playing');
  await until(() => player.state === 'finished');
  expect(sessions).toHaveLength(2);
  expect(sessions[0]?.ended).toBe(true);
  // Nothing of the old run is shown after the new one has begun.
  const steps = shown.map(({ step }) => step ?? 0);
  const begun = steps.lastIndexOf(0);
  for (let i = begun + 1; i < steps.length; i++) {
    expect(steps[i]).toBeGreaterThanOrEqual(steps[i - 1] as number);
  }
});

test('many resets in a row leave one session running', async () => {
  const { player, sessions } = setUp();
  player.play();
  for (let i = 0; i < 20; i++) player.reset();
  await until(() => player.state === 'finished');
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(sessions.filter(({ ended }) => !ended)).toHaveLength(1);
});

test('leaving the screen saves the run and ends its session; playing on resumes it', async () => {
  const { player, sessions, last } = setUp();
  player.step();
  await until(() => last()?.step === EPOCH);
  await player.suspend();
  expect(sessions[0]?.ended).toBe(true);
  player.step();
  await until(() => last()?.step === 2 * EPOCH);
  expect(sessions).toHaveLength(2);
});

test('leaving the screen while playing pauses first', async () => {
  const { player, sessions } = setUp();
  player.play();
  await until(() => (sessions[0]?.snapshot.step ?? 0) > 0);
  await player.suspend();
  expect(player.state).toBe('paused');
  expect(sessions[0]?.ended).toBe(true);
});

test('when nothing is left, one epoch more does not begin anew in silence', async () => {
  const { player, sessions, last } = setUp();
  player.play();
  await until(() => player.state === 'finished');
  player.step();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(last()).toEqual({ state: 'finished', step: EPOCH * EPOCHS, error: undefined });
  expect(player.isOver).toBe(true);
  expect(sessions).toHaveLength(1);
  player.reset();
  await until(() => last()?.step === 0);
  expect(player.isOver).toBe(false);
});

test('a failure is shown with its reason, and playing again starts anew', async () => {
  const { player, sessions, last } = setUp();
  player.step();
  await until(() => last()?.step === EPOCH);
  (sessions[0] as FakeSession).fails = 'Error';
  player.play();
  await until(() => player.state === 'failed');
  expect(last()?.error).toBe('The computation stopped.');
  player.play();
  await until(() => player.state === 'finished');
  expect(sessions).toHaveLength(2);
});

test('a long run is saved once in sixty slices', async () => {
  const { player, sessions } = setUp(65);
  player.play();
  await until(() => player.state === 'finished');
  // Two slices an epoch, so 130 of them.
  expect(sessions.map(({ saves }) => saves)).toEqual([2]);
});

test('a run whose worker died goes on from its last saved state', async () => {
  const { player, sessions, shown, last } = setUp(60);
  player.play();
  await until(() => (sessions[0]?.saves ?? 0) > 0);
  (sessions[0] as FakeSession).fails = 'WorkerDied';
  await until(() => player.state === 'interrupted');
  const broken = shown.length;
  player.play();
  await until(() => player.state === 'finished');
  expect(sessions).toHaveLength(2);
  // From the sixtieth slice, not from the start.
  expect(Math.min(...shown.slice(broken).map(({ step }) => step ?? 0))).toBe(30 * EPOCH);
  expect(last()?.step).toBe(60 * EPOCH);
});

test('a run that was interrupted can start again instead', async () => {
  const { player, sessions, shown } = setUp(60);
  player.play();
  await until(() => (sessions[0]?.saves ?? 0) > 0);
  (sessions[0] as FakeSession).fails = 'WorkerDied';
  await until(() => player.state === 'interrupted');
  const broken = shown.length;
  player.reset(true);
  await until(() => player.state === 'finished');
  expect(sessions).toHaveLength(2);
  expect(shown.slice(broken).some(({ step }) => step !== undefined && step < EPOCH)).toBe(true);
});

test('a run that was interrupted before it was ever saved starts again', async () => {
  const { player, sessions } = setUp();
  player.step();
  await until(() => (sessions[0]?.snapshot.step ?? 0) > 0);
  (sessions[0] as FakeSession).fails = 'WorkerDied';
  player.play();
  await until(() => player.state === 'failed');
});
