/** A table shown as a table: caption, header, and the quoted rows marked. */
import type { Schemas } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import { MAX_ROWS, MAX_ROWS_NARROW, shownRows } from "./tableRows";
import "./quoted-table.css";

type Table = Schemas["QuotedTableOut"];

/** Width of a phone, read each time the table is drawn. */
const NARROW = "(max-width: 30rem)";

export function QuotedTable({ table, lang }: { table: Table; lang?: string }) {
  const t = useT();
  const quoted = new Set(table.highlighted_rows);
  const most = matchMedia(NARROW).matches ? MAX_ROWS_NARROW : MAX_ROWS;
  const rows = shownRows(table.rows.length, table.highlighted_rows, most);
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
