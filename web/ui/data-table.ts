// The numbers behind a plot, folded away under it.
import type { Table } from './plot';

/** A folded table that is filled while it is open. */
export function dataTable(title: string, table: () => Table): HTMLDetailsElement {
  const details = document.createElement('details');
  details.className = 'data-table';
  const opener = document.createElement('summary');
  opener.textContent = 'Data as a table';
  const scroller = document.createElement('div');
  scroller.className = 'data-table-scroll';
  scroller.tabIndex = 0;
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', `Data of: ${title}`);
  details.append(opener, scroller);
  const fill = () => {
    if (!details.open) return;
    const { head, rows } = table();
    const element = document.createElement('table');
    element.insertRow().append(...head.map((text) => heading(text, 'col')));
    for (const [x = '', ...values] of rows) {
      const row = element.insertRow();
      row.append(heading(x, 'row'));
      for (const value of values) row.insertCell().textContent = value;
    }
    scroller.replaceChildren(element);
  };
  details.addEventListener('toggle', fill);
  details.addEventListener('refresh', fill);
  return details;
}

function heading(text: string, scope: 'row' | 'col'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
