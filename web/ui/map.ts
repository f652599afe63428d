// Draws a map of rows × columns: vectors, so that it is as sharp as the screen, coloured by the style sheet.
import { dataTable } from './data-table';
import { box, shape } from './element';
import {
  counts,
  DEPTHS,
  depth,
  type MapData,
  type MapFrame,
  mapSummary,
  mapTable,
} from './map-data';

export interface PlottedMap {
  element: HTMLElement;
  show(data: MapData): void;
}

/** A map with its key, its summary for screen readers and its table of data. */
export function createMap(frame: MapFrame): PlottedMap {
  const element = box('plot map');
  const label = box('plot-label', frame.title);
  const stage = box('plot-stage map-stage');
  stage.setAttribute('role', 'img');
  stage.setAttribute('aria-label', frame.title);
  const rows = box('map-rows');
  const field = box('map-field');
  const groups = box('map-groups');
  stage.append(rows, field, groups);
  const key = box('map-key');
  key.setAttribute('aria-hidden', 'true');
  let data: MapData = { rows: 0, columns: 0, values: [], activation: '' };
  const details = dataTable(frame.title, () => mapTable(frame, data));
  element.append(label, stage, key, details);
  return {
    element,
    show(newData) {
      data = newData;
      stage.setAttribute('aria-label', mapSummary(frame, data));
      element.style.setProperty('--map-colour', `var(--activation-${data.activation}, var(--ink))`);
      rows.replaceChildren(box('', `${frame.row} 1`), box('', String(data.rows)));
      field.replaceChildren(cells(data), ...hatches(data), ...borders(data));
      groups.replaceChildren(...groupLabels(data));
      key.replaceChildren(...keyOf(frame, data));
      details.dispatchEvent(new Event('refresh'));
    },
  };
}

/** One path per depth of colour, and one for the lines of what is below 0. */
function cells({ rows, columns, values }: MapData): SVGElement {
  const viewBox = `0 0 ${columns} ${rows}`;
  const drawing = shape('svg', { viewBox, preserveAspectRatio: 'none' });
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i] as number);
  const filled: string[] = Array(DEPTHS).fill('');
  let below = '';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] as number;
      // The gap between rows leaves each its own band.
      if (value > 0) filled[depth(value, largest)] += `M${column} ${row + 0.07}h1v.86h-1z`;
      if (value < 0) below += `M${column} ${row + 0.5}h1`;
    }
  }
  drawing.append(
    ...filled.map((d, i) => shape('path', { d, class: `map-above map-depth-${i}` })),
    shape('path', { d: below, class: 'map-below' }),
  );
  return drawing;
}

function hatches({ rows, hatchedRows = [] }: MapData): HTMLElement[] {
  return hatchedRows.map((row) => {
    const element = box('map-hatched');
    element.style.top = `${(100 * row) / rows}%`;
    element.style.height = `${100 / rows}%`;
    return element;
  });
}

/** Lines between the groups of columns. */
function borders({ columns, groups = [] }: MapData): HTMLElement[] {
  let end = 0;
  return groups.slice(0, -1).map((group) => {
    end += group.columns;
    const element = box('map-border');
    element.style.left = `${(100 * end) / columns}%`;
    return element;
  });
}

function groupLabels({ columns, groups = [] }: MapData): HTMLElement[] {
  return groups.map((group) => {
    const element = box('', group.label);
    element.style.width = `${(100 * group.columns) / columns}%`;
    return element;
  });
}

/** What the cells mean, as far as it occurs. */
function keyOf(frame: MapFrame, data: MapData): HTMLElement[] {
  const { above, zero, below } = counts(data);
  const hatched = data.hatchedRows?.length ?? 0;
  const entries: [boolean, string, string][] = [
    [above > 0, 'above', 'above 0: on, stronger is larger'],
    [zero > 0, 'zero', 'exactly 0: off'],
    [below > 0, 'below', 'below 0'],
    [hatched > 0, 'hatched', frame.hatched ?? ''],
  ];
  return entries
    .filter(([occurs]) => occurs)
    .map(([, kind, text]) => {
      const entry = box('map-key-entry');
      entry.append(box(`map-swatch map-swatch-${kind}`), text);
      return entry;
    });
}
