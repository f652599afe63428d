// The one door to the core: `run` for experiments, `start` and `resume` for training sessions.
import type { ExperimentName, Experiments, SessionName, Sessions } from '#contract';
import { type Door, moduleChooser } from './modules';
import { leastLoaded, Member, type MemberParts } from './pool';

export interface TrainingSession<Name extends SessionName> {
  /** What the last answer said. */
  readonly snapshot: Sessions[Name]['snapshot'];
  /** Advances for at most 8 ms and at most `steps` optimizer steps. */
  advance(steps: number): Promise<Sessions[Name]['snapshot']>;
  save(): Promise<Sessions[Name]['saved']>;
  /** Gives the session's memory back. */
  end(): void;
}

export interface Engine {
  /** How many runs go on at the same time. */
  readonly workers: number;
  /** Resolves when what has this door is loaded and a worker can run; asking again tries again. */
  ready(door: Door): Promise<unknown>;
  /**
   * Rejects with one readable sentence. Aborting rejects at once, and ends the work unless somebody
   * else has questions or a session in the same worker.
   */
  run<Name extends ExperimentName>(
    name: Name,
    options: Experiments[Name]['options'],
    signal?: AbortSignal,
  ): Promise<Experiments[Name]['result']>;
  start<Name extends SessionName>(
    name: Name,
    options: Sessions[Name]['options'],
  ): Promise<TrainingSession<Name>>;
  resume<Name extends SessionName>(
    name: Name,
    saved: Sessions[Name]['saved'],
  ): Promise<TrainingSession<Name>>;
}

export interface EngineParts extends Omit<MemberParts, 'fellSilent'> {
  workers: number;
  /** Resolves when a worker can be spawned. */
  ready: () => Promise<unknown>;
}

export function createEngine({ workers, ready, ...parts }: EngineParts): Engine {
  // Where one worker died unnoticed, the idle ones may have died with it.
  const fellSilent = () => {
    for (const member of members) if (member.load === 0) member.replace('idle');
  };
  const members = Array.from({ length: workers }, () => new Member({ ...parts, fellSilent }));
  const moduleOf = moduleChooser();
  let sessions = 0;

  async function open<Name extends SessionName>(
    kind: 'start' | 'resume',
    name: Name,
    from: object,
  ): Promise<TrainingSession<Name>> {
    type Snapshot = Sessions[Name]['snapshot'];
    const member = leastLoaded(members);
    const session = ++sessions;
    member.sessions.add(session);
    let snapshot: Snapshot;
    try {
      snapshot = (await member.ask({
        kind,
        module: moduleOf(name),
        session,
        name,
        from,
      })) as Snapshot;
    } catch (error) {
      member.sessions.delete(session);
      throw error;
    }
    return {
      get snapshot() {
        return snapshot;
      },
      async advance(steps) {
        snapshot = (await member.askSession({ kind: 'advance', session, steps })) as Snapshot;
        return snapshot;
      },
      async save() {
        return (await member.askSession({ kind: 'save', session })) as Sessions[Name]['saved'];
      },
      end() {
        if (member.sessions.delete(session)) member.ask({ kind: 'end', session }).catch(() => {});
      },
    };
  }

  return {
    workers,
    ready: (door) => Promise.all([ready(), parts.compiled(moduleOf(door))]),
    async run(name, options, signal) {
      type Result = Experiments[typeof name]['result'];
      signal?.throwIfAborted();
      const member = leastLoaded(members);
      const module = moduleOf(name);
      const answer = member.ask({ kind: 'run', module, name, options }) as Promise<Result>;
      if (!signal) return answer;
      return new Promise<Result>((resolve, reject) => {
        const cancel = () => {
          reject(signal.reason);
          // Terminating is the only way to stop C++ at once.
          if (member.load === 1) member.replace('cancelled');
        };
        signal.addEventListener('abort', cancel, { once: true });
        answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
      });
    },
    start: (name, options) => open('start', name, options),
    resume: (name, saved) => open('resume', name, saved),
  };
}
