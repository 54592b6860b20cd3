/**
 * A table from the canonical text itself: lines are rows, tabs part the cells. So every word
 * is shown once and marks fall where the offsets say.
 */
import { useT } from "../../../i18n/LanguageProvider";
import type { BlockProps } from "./props";
import { Pieces } from "./Pieces";
import { type Line, partsOf, slice } from "./slicing";

export function TableBlock({ block, marks, insertions }: BlockProps) {
  const t = useT();
  const lines = partsOf(block.text, block.start, "\n");
  const { before, header, rows } = parted(lines, block.table?.row_offsets.map(([start]) => start) ?? []);
  const columns = Math.max(1, ...rows.map((row) => partsOf(row.text, row.start, "\t").length));
  const cut = (part: Line) => (
    <Pieces pieces={slice(part.text, part.start, marks, block.emphasis, insertions)} />
  );
  const title = block.table?.caption ?? block.table?.number ?? t("reader.table");
  return (
    <div data-block="table" data-start={block.start} role="region" aria-label={title} tabIndex={0}>
      {before.map((line) => (
        <p key={line.start}>{cut(line)}</p>
      ))}
      <table>
        {header.length > 0 && (
          <thead>
            {header.map((line) => (
              <tr key={line.start}>
                {partsOf(line.text, line.start, "\t").map((cell) => (
                  <th key={cell.start} scope="col">
                    {cut(cell)}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((line) => (
            <Row key={line.start} cells={partsOf(line.text, line.start, "\t")} columns={columns} cut={cut} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  cells: Line[];
  columns: number;
  cut: (cell: Line) => React.ReactNode;
}

/** A row of one cell in a table of several is a heading within it. */
function Row({ cells, columns, cut }: RowProps) {
  const [only] = cells;
  if (cells.length === 1 && only && columns > 1) {
    return (
      <tr>
        <td colSpan={columns}>{cut(only)}</td>
      </tr>
    );
  }
  return (
    <tr>
      {cells.map((cell) => (
        <td key={cell.start}>{cut(cell)}</td>
      ))}
    </tr>
  );
}

/** Lines before the first known row are its header where they have cells, else its caption. */
function parted(lines: Line[], rowStarts: readonly number[]) {
  const first = rowStarts.length > 0 ? Math.min(...rowStarts) : null;
  const heads = first === null ? [] : lines.filter(({ start }) => start < first);
  return {
    before: heads.filter(({ text }) => !text.includes("\t")),
    header: heads.filter(({ text }) => text.includes("\t")),
    rows: lines.slice(heads.length),
  };
}
