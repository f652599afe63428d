// The worker: owns the instances of the core's modules and answers one message with one message.
// The glue of all modules is the same, as a test holds.
import createCore from '../../build/wasm-simd/curves.mjs';
import { type Core, type Failure, openCore } from '../../cpp/bindings/door.mjs';
import { Instances } from './instances';
import type { Answer, Open, Question, Request } from './messages';

const SLICE_MILLISECONDS = 8;

const instances = new Instances((compiled) => openCore(createCore, compiled));

function advance(core: Core, session: number, steps: number) {
  const end = performance.now() + SLICE_MILLISECONDS;
  for (let step = 0; step < steps && performance.now() < end; step++) {
    if (core.sessionAdvance(session, 1) !== true) break;
  }
  return core.sessionSnapshot(session);
}

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'error' in value;

/** Which instance it concerns. */
const asked = (request: Request) =>
  'module' in request ? instances.of(request.module) : instances.with(request.session);

function answer(core: Core, request: Request): unknown {
  switch (request.kind) {
    case 'run':
      return core.run(request.name, request.options);
    case 'start':
    case 'resume': {
      const open = request.kind === 'start' ? core.sessionStart : core.sessionResume;
      const first = open(request.session, request.name, request.from);
      if (!isFailure(first)) instances.opened(request.session, core);
      return first;
    }
    case 'advance':
      return advance(core, request.session, request.steps);
    case 'save':
      return core.sessionSave(request.session);
    case 'end':
      instances.ended(request.session);
      return core.sessionEnd(request.session);
  }
}

/** The buffers of all typed arrays in a result: they move to the page instead of being copied. */
function buffers(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(buffers);
}

function send(reply: Answer) {
  postMessage(reply, { transfer: 'value' in reply ? buffers(reply.value) : [] });
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function reply(id: number, request: Open | Request): Promise<Answer> {
  if (request.kind === 'open') {
    instances.add(request.module, request.compiled);
    await instances.of(request.module);
    return { id, value: null };
  }
  const core = await asked(request);
  const value = answer(core, request);
  instances.tidy();
  return isFailure(value) ? { id, error: value.error, broken: core.broken } : { id, value };
}

addEventListener('message', ({ data: { id, request } }: MessageEvent<Question>) => {
  reply(id, request).then(send, (error) => send({ id, error: reason(error), broken: true }));
});

send({ id: 0, value: null });
