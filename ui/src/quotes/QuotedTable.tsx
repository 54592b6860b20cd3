/** A table shown as a table: caption, header, and the quoted rows marked. */
import type { Schemas } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import "./quoted-table.css";

type Table = Schemas["QuotedTableOut"];

/** More rows than these are folded away around the quoted ones. */
const MAX_ROWS = 12;

export function QuotedTable({ table, lang }: { table: Table; lang?: string }) {
  const t = useT();
  const quoted = new Set(table.highlighted_rows);
  const rows = shownRows(table.rows.length, table.highlighted_rows);
  return (
    <div className="quoted-table" lang={lang} role="group" tabIndex={0} aria-label={captionOf(table, t("table.unnamed"))}>
      <table>
        <caption>{captionOf(table, "")}</caption>
        {table.header.length > 0 && (
          <thead>
            <tr>
              {table.header.map((cell, column) => (
                // Columns have no other identity than their place.
                <th key={column} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row} className={quoted.has(row) ? "quoted-row" : undefined}>
              {(table.rows[row] ?? []).map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < table.rows.length && (
        <p className="quoted-table-more">
          {t("table.shown", { shown: rows.length, all: table.rows.length })}
        </p>
      )}
    </div>
  );
}

function captionOf(table: Table, unnamed: string): string {
  return table.caption ?? table.number ?? unnamed;
}

/** All rows of a small table; of a large one the quoted rows and their neighbours. */
export function shownRows(count: number, quoted: readonly number[]): number[] {
  const all = Array.from({ length: count }, (_, row) => row);
  if (count <= MAX_ROWS || quoted.length === 0) return all.slice(0, MAX_ROWS);
  return all.filter((row) => quoted.some((one) => Math.abs(one - row) <= 1));
}
