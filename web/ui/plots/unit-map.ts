// A map of units × samples: who is on for whom.
import { box } from '../controls/element';
import { colourOf } from '../words/activations';
import { measured } from '../words/format';
import { drawCells } from './cells';
import type { Plot, Row, Table } from './kind';
import { counted, counts, summary, type UnitMapData, type UnitMapFrame } from './unit-map-data';

/** A map with its key and its summary for screen readers. */
export function create(frame: UnitMapFrame): Plot<UnitMapData> {
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
  element.append(label, stage, key);
  return {
    element,
    show(data) {
      stage.setAttribute('aria-label', summary(frame, data));
      element.style.setProperty('--map-colour', `var(${colourOf(data.colour)})`);
      rows.replaceChildren(box('', `${frame.row} 1`), box('', String(data.rows)));
      field.replaceChildren(cells(data), ...hatches(data), ...borders(data));
      groups.replaceChildren(...groupLabels(data));
      key.replaceChildren(...keyOf(frame, data));
    },
  };
}

/** The gap between rows leaves each its own band. */
const cells = (data: UnitMapData): SVGElement =>
  drawCells(
    data,
    (column, row) => `M${column} ${row + 0.07}h1v.86h-1z`,
    (column, row) => `M${column} ${row + 0.5}h1`,
    { below: false },
  );

function hatches({ rows, hatchedRows = [] }: UnitMapData): HTMLElement[] {
  return hatchedRows.map((row) => {
    const element = box('map-hatched');
    element.style.top = `${(100 * row) / rows}%`;
    element.style.height = `${100 / rows}%`;
    return element;
  });
}

/** Lines between the groups of columns. */
function borders({ columns, groups = [] }: UnitMapData): HTMLElement[] {
  let end = 0;
  return groups.slice(0, -1).map((group) => {
    end += group.columns;
    const element = box('map-border');
    element.style.left = `${(100 * end) / columns}%`;
    return element;
  });
}

function groupLabels({ columns, groups = [] }: UnitMapData): HTMLElement[] {
  return groups.map((group) => {
    const element = box('', group.label);
    element.style.width = `${(100 * group.columns) / columns}%`;
    return element;
  });
}

/** What the cells mean, as far as it occurs. */
function keyOf(frame: UnitMapFrame, data: UnitMapData): HTMLElement[] {
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

/** A row per row; first how many of its values are above 0, then the values. */
export function table(frame: UnitMapFrame, data: UnitMapData): Table {
  const columns = Array.from({ length: data.columns }, (_, i) => `${frame.column} ${i + 1}`);
  const rows = Array.from({ length: data.rows }, (_, row) => {
    const [from, to] = [row * data.columns, (row + 1) * data.columns];
    const values = Array.from(data.values).slice(from, to);
    const margin = Array.from(data.margin ?? []).slice(from, to);
    const above = values.filter((value) => value > 0).length;
    const cells = values.map((value, i) => measured(value, margin[i] ?? 0));
    return [String(row + 1), counted(above, { ...data, values, margin }), ...cells];
  });
  return { head: [frame.row, 'above 0', ...columns], rows };
}

export const rows = (frame: UnitMapFrame, { columns, values }: UnitMapData): Row[] =>
  Array.from(values, (value, i) => [
    `${frame.row} ${Math.floor(i / columns) + 1}`,
    (i % columns) + 1,
    value,
  ]);
