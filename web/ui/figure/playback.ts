// The buttons of a training figure, and its player's link to what is on the screen.
import { button } from '../controls/button';
import { isHeldElsewhere } from '../controls/drag';
import type { Shell } from './mount-figure';
import { Player, type PlayerParts, type Progress } from './player';

const LABELS = {
  playing: 'Pause',
  paused: 'Play',
  finished: 'Play again',
  failed: 'Start again',
  interrupted: 'Go on',
};

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const INTERRUPTED = 'This run was interrupted; it can go on from a moment before. ';

type Opening<Saved> = Pick<PlayerParts<Progress, Saved>, 'start' | 'resume'>;

export function mountPlayback<Saved>(
  shell: Shell,
  opening: Opening<Saved>,
): Player<Progress, Saved> {
  const { figure } = shell;
  if (figure.kind !== 'session') throw new Error(`${shell.element.id} is not a training figure.`);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const player = new Player<Progress, Saved>({
    ...opening,
    async frame() {
      do await nextFrame();
      while (isHeldElsewhere(shell.element));
    },
    show(state, snapshot, error) {
      play.textContent = LABELS[state];
      epoch.setAttribute('aria-disabled', String(player.isOver));
      if (state === 'failed') {
        shell.status('failed', `${error?.message ?? 'The computation failed.'} `, () =>
          player.play(),
        );
        return;
      }
      if (state === 'interrupted') {
        shell.element.setAttribute('aria-busy', 'false');
        shell.status('failed', INTERRUPTED, () => player.reset(true));
        return;
      }
      if (!snapshot) return;
      // Who wants no motion sees the run when it has ended, or step by step; until then it is faint.
      const hidden = still.matches && state === 'playing';
      shell.element.setAttribute('aria-busy', String(hidden));
      if (!hidden) shell.show(snapshot, shell.values);
      const trouble = figure.trouble(snapshot);
      shell.status(trouble ? 'not-a-number' : '', trouble);
    },
  });
  const play = button('Play', () => (player.state === 'playing' ? player.pause() : player.play()));
  play.className = 'button-primary';
  const epoch = button('One epoch', () => player.step());
  const buttons = document.createElement('div');
  buttons.className = 'control-group';
  buttons.append(
    play,
    epoch,
    button('Reset', () => player.reset()),
  );
  shell.controls.prepend(buttons);
  // What has run to its end runs again with what is asked now; what was paused waits.
  shell.changed = () => player.reset(player.state !== 'paused');
  return player;
}
