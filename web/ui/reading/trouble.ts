// Errors that nobody caught stand in `data-errors` of the root element: not every browser tells its tests otherwise.

export function recordErrors(window: Window, root: HTMLElement) {
  const note = (what: unknown) => {
    const text = what instanceof Error ? what.message : String(what);
    root.dataset.errors = [root.dataset.errors, text].filter(Boolean).join('\n');
  };
  window.addEventListener('error', ({ message }) => note(message));
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason));
}
