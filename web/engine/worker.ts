// The worker: owns one instance of the core and answers one message with one message.
// The glue of both builds is the same file, as a test holds; they differ in the module alone.
import createCore from '../../build/wasm-simd/core.mjs';
import { type Core, openCore } from '../../cpp/bindings/door.mjs';
import type { Answer, Question, Request } from './messages';

const SLICE_MILLISECONDS = 8;

function advance(core: Core, session: number, steps: number) {
  const end = performance.now() + SLICE_MILLISECONDS;
  for (let step = 0; step < steps && performance.now() < end; step++) {
    if (core.sessionAdvance(session, 1) !== true) break;
  }
  return core.sessionSnapshot(session);
}

function answer(core: Core, request: Request): unknown {
  switch (request.kind) {
    case 'run':
      return core.run(request.name, request.options);
    case 'start':
      return core.sessionStart(request.session, request.name, request.from);
    case 'resume':
      return core.sessionResume(request.session, request.name, request.from);
    case 'advance':
      return advance(core, request.session, request.steps);
    case 'save':
      return core.sessionSave(request.session);
    case 'end':
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

let core: Core | undefined;

addEventListener('message', async ({ data: { id, request } }: MessageEvent<Question>) => {
  try {
    if (request.kind === 'boot') {
      core = await openCore(createCore, request.module);
      return send({ id, value: null });
    }
    if (!core) throw new Error('The worker was asked before it was ready.');
    const value = answer(core, request);
    const failed = typeof value === 'object' && value !== null && 'error' in value;
    send(failed ? { id, error: String(value.error), broken: core.broken } : { id, value });
  } catch (error) {
    send({ id, error: reason(error), broken: true });
  }
});

send({ id: 0, value: null });
