// Where the labels at lines' ends stand, so that none lies over another.

export interface Label {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a main line: it stays where the line ends while others give way. */
  isMain: boolean;
}

const isBeside = (a: Label, b: Label) => a.x < b.x + b.width && b.x < a.x + a.width;

/**
 * Each label at least its height from those beside which it stands, all between `top` and `bottom`
 * while there is room.
 */
export function apart<Of extends Label>(labels: Of[], top: number, bottom: number): Of[] {
  const placed = (order: Of[], way: 1 | -1, from: number) => {
    const done: Of[] = [];
    for (const label of order) {
      const beside = done.filter((other) => isBeside(other, label));
      const nearest = [from, ...beside.map(({ y }) => y + way * label.height)];
      const y = way > 0 ? Math.max(label.y, ...nearest) : Math.min(label.y, ...nearest);
      done.push({ ...label, y });
    }
    return done;
  };
  const fromBelow = placed(
    givingWay(labels).sort((a, b) => b.y - a.y),
    -1,
    bottom,
  );
  return placed(
    fromBelow.sort((a, b) => a.y - b.y),
    1,
    top,
  );
}

/** The labels of thin lines moved away from those of main lines, each to its own side. */
function givingWay<Of extends Label>(labels: Of[]): Of[] {
  const done = labels.filter(({ isMain }) => isMain);
  const main = [...done];
  const distance = (label: Of) => Math.min(...main.map(({ y }) => Math.abs(y - label.y)));
  const others = labels.filter(({ isMain }) => !isMain);
  for (const label of others.sort((a, b) => distance(a) - distance(b))) {
    const nearest = main.find(({ y }) => Math.abs(y - label.y) === distance(label));
    const way = nearest && label.y < nearest.y ? -1 : 1;
    let { y } = label;
    const onItsSide = done.filter(
      (other) => nearest && way * (other.y - nearest.y) >= 0 && isBeside(other, label),
    );
    for (const other of onItsSide.sort((a, b) => way * (a.y - b.y))) {
      if (Math.abs(y - other.y) < label.height) y = other.y + way * label.height;
    }
    done.push({ ...label, y });
  }
  return done;
}
