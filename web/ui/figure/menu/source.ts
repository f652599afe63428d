// The C++ source of a figure's experiment, from the repository's own files.
const files = import.meta.glob<string>('../../../../cpp/experiments/*.{hpp,cpp}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `vanishingGradient` lies in vanishing_gradient.hpp and .cpp. */
const fileOf = (experiment: string) =>
  experiment.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Path and text of each, the header first. */
export function sourceOf(experiment: string): { path: string; text: string }[] {
  return ['hpp', 'cpp'].flatMap((ending) => {
    const path = `cpp/experiments/${fileOf(experiment)}.${ending}`;
    const text = files[`../../../../${path}`];
    return text === undefined ? [] : [{ path, text }];
  });
}
