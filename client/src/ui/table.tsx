import type { ReactNode } from 'react';

export type Column = {
  key: string;
  label: string;
  /** Amounts and actions stand at the end. */
  end?: boolean;
};

export type TableProps = {
  caption: ReactNode;
  /** Keeps the caption for who does not see the page, when a heading above already says it. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly { key: string; cells: Readonly<Record<string, ReactNode>> }[];
};

// on a small screen the rows are laid out as blocks, which in some browsers takes the table's meaning away
const role = (name: string) => ({ role: name });

/** Figures and records. On a small screen each row is a block in which every value has its name before it. */
export function Table({ caption, captionHidden, columns, rows }: TableProps) {
  return (
    <table className="table" {...role('table')}>
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead {...role('rowgroup')}>
        <tr {...role('row')}>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.end ? 'is-end' : undefined} {...role('columnheader')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {rows.map((row) => (
          <tr key={row.key} {...role('row')}>
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={column.label}
                className={column.end ? 'is-end' : undefined}
                {...role('cell')}
              >
                <span>{row.cells[column.key]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
