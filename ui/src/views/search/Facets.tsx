/** Filters of a search, with the number of matching passages of each choice. */
import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { Filters, SearchOutcome } from "../../api/client";
import { useDocuments } from "../../api/documents";
import { valueInWords } from "../../documents/values";
import { useT } from "../../i18n/LanguageProvider";
import {
  BOX_FACETS,
  type BoxFacet,
  choicesOf,
  type FacetChoice,
  FILTER_OF,
  withToggled,
  yearFilter,
  yearSpan,
} from "./facets";
import "./facets.css";

interface Props {
  now: SearchOutcome["facets"];
  all: SearchOutcome["facets"];
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

/** Groups that are open at first. */
const OPEN: ReadonlySet<string> = new Set(["document", "voice"]);

export function Facets({ now, all, filters, onFilter }: Props) {
  const groups = BOX_FACETS.map((facet) => ({ facet, choices: choicesOf(facet, now, all, filters) }));
  return (
    <div className="facets">
      {groups
        .filter(({ choices }) => choices.length > 1 || choices.some(({ chosen }) => chosen))
        .map(({ facet, choices }) => (
          <FacetGroup
            key={facet}
            facet={facet}
            choices={choices}
            filters={filters}
            onFilter={onFilter}
          />
        ))}
      <YearFacet years={[...(all.year ?? []), ...(now.year ?? [])]} filters={filters} onFilter={onFilter} />
    </div>
  );
}

/** More choices than these are shown when asked for. */
const FIRST_CHOICES = 8;

interface GroupProps {
  facet: BoxFacet;
  choices: FacetChoice[];
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

function FacetGroup({ facet, choices, filters, onFilter }: GroupProps) {
  const t = useT();
  const documents = useDocuments();
  const filter = FILTER_OF[facet];
  const [all, setAll] = useState(false);
  const shown = choices.filter(({ chosen }, place) => all || chosen || place < FIRST_CHOICES);
  function words({ value, label }: FacetChoice): string {
    if (facet !== "document") return valueInWords(filter, value, t);
    const known = documents.status === "done" ? documents.byId.get(value)?.title : undefined;
    return known ?? label;
  }
  return (
    <details className="facet" open={OPEN.has(facet) || choices.some(({ chosen }) => chosen)}>
      <summary>{t(`facet.${facet}`)}</summary>
      <CheckboxGroup
        legend={t(`facet.${facet}`)}
        hideLegend
        size="small"
        value={filters[filter]}
      >
        {shown.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            onChange={() => onFilter(withToggled(filters, filter, choice.value))}
          >
            {words(choice)} <span className="facet-count">({choice.count})</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {shown.length < choices.length && (
        <Button size="xsmall" variant="tertiary" onClick={() => setAll(true)}>
          {t("facet.all", { count: choices.length })}
        </Button>
      )}
    </details>
  );
}

interface YearProps {
  years: { value: string }[];
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

function YearFacet({ years, filters, onFilter }: YearProps) {
  const t = useT();
  const [first, last] = yearSpan(filters.years ?? null);
  const offered = new Set(years.map(({ value }) => Number(value)));
  for (const year of [first, last]) if (year !== null) offered.add(year);
  const sorted = [...offered].toSorted((a, b) => a - b);
  if (sorted.length < 2 && first === null && last === null) return null;
  const choose = (from: number | null, to: number | null) => {
    const swapped = from !== null && to !== null && from > to;
    onFilter({ ...filters, years: swapped ? yearFilter(to, from) : yearFilter(from, to) });
  };
  return (
    <fieldset className="facet facet-years">
      <legend>{t("facet.year")}</legend>
      <YearSelect label={t("facet.year.from")} years={sorted} value={first} onYear={(year) => choose(year, last)} />
      <YearSelect label={t("facet.year.to")} years={sorted} value={last} onYear={(year) => choose(first, year)} />
    </fieldset>
  );
}

interface YearSelectProps {
  label: string;
  years: number[];
  value: number | null;
  onYear: (year: number | null) => void;
}

function YearSelect({ label, years, value, onYear }: YearSelectProps) {
  return (
    <Select
      size="small"
      label={label}
      value={value ?? ""}
      onChange={(event) => onYear(event.target.value ? Number(event.target.value) : null)}
    >
      <option value="">–</option>
      {years.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </Select>
  );
}
