/** A passage that is rows of a table: lines of cells parted by tabs, shown as a table. */
import type { Hit } from "../../api/client";
import { useT } from "../../i18n/LanguageProvider";
import { codePointLength } from "../../text/offsets";
import { MarkedText } from "./MarkedText";
import "../../quotes/quoted-table.css";

interface Cell {
  start: number;
  end: number;
}

/** The cells of each line, as offsets into the canonical text. */
export function tableLines(text: string, start: number): Cell[][] {
  const lines: Cell[][] = [];
  let at = start;
  for (const line of text.split("\n")) {
    const cells: Cell[] = [];
    for (const cell of line.split("\t")) {
      const end = at + codePointLength(cell);
      cells.push({ start: at, end });
      at = end + 1;
    }
    if (line.trim()) lines.push(cells);
  }
  return lines;
}

export function HitTable({ hit }: { hit: Hit }) {
  const t = useT();
  const { passage } = hit;
  const lines = tableLines(passage.text, passage.start);
  const prose = lines.filter((cells) => cells.length === 1);
  const rows = lines.filter((cells) => cells.length > 1);
  return (
    <div className="quoted-table hit-table" role="group" tabIndex={0} aria-label={t("table.unnamed")} lang={hit.document.language}>
      {passage.context && <p className="hit-context">{passage.context}</p>}
      {prose.map(([cell]) => cell && (
        <p key={cell.start}>
          <MarkedText hit={hit} start={cell.start} end={cell.end} />
        </p>
      ))}
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]?.start}>
              {cells.map((cell) => (
                <td key={cell.start}>
                  <MarkedText hit={hit} start={cell.start} end={cell.end} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
