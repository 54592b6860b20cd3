/** The top of every page: where one is, where one can go, language and appearance. */
import { LaptopIcon, MoonIcon, SunIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useCollection } from "../collection/store";
import { LANGUAGE_NAMES, LANGUAGES } from "../i18n/languages";
import { useLanguage, useT } from "../i18n/LanguageProvider";
import { emptyAddress, VIEW_NAMES, type ViewName } from "../routing/address";
import { Link } from "../routing/Link";
import { useAddress } from "../routing/navigation";
import { nextTheme, setTheme, type Theme, useTheme } from "./theme";
import "./header.css";

export function Header({ onShowShortcuts }: { onShowShortcuts: () => void }) {
  const t = useT();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to={emptyAddress()} className="header-brand" aria-label={t("app.name")}>
          <BrandMark />
          <span aria-hidden>{t("app.name")}</span>
        </Link>
        <Navigation />
        <div className="header-settings">
          <LanguageSwitch />
          <ThemeSwitch />
          <Button
            className="header-help"
            variant="tertiary-neutral"
            size="small"
            aria-label={t("shell.shortcuts")}
            title={t("shell.shortcuts")}
            onClick={onShowShortcuts}
          >
            ?
          </Button>
        </div>
      </div>
    </header>
  );
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" className="brand-ground" />
      <path d="M8 9h16M8 23h9" className="brand-line" />
      <path d="M8 16h13" className="brand-find" />
    </svg>
  );
}

function Navigation() {
  const t = useT();
  const { view } = useAddress();
  return (
    <nav aria-label={t("nav.label")} className="header-nav">
      <ul>
        {VIEW_NAMES.map((name) => (
          <li key={name}>
            <NavigationLink name={name} current={name === view} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NavigationLink({ name, current }: { name: ViewName; current: boolean }) {
  const t = useT();
  const { quotes } = useCollection();
  const counted = name === "collection" && quotes.length > 0;
  return (
    <Link to={emptyAddress(name)} aria-current={current ? "page" : undefined}>
      {t(`nav.${name}`)}
      {counted && (
        <span className="header-count">
          <span aria-hidden>{quotes.length}</span>
          <span className="aksel-sr-only">{t.plural("collection.count", quotes.length)}</span>
        </span>
      )}
    </Link>
  );
}

function LanguageSwitch() {
  const { language, setLanguage, t } = useLanguage();
  return (
    <fieldset className="language-switch">
      <legend className="aksel-sr-only">{t("shell.language")}</legend>
      {LANGUAGES.map((code) => (
        <label key={code} title={LANGUAGE_NAMES[code]}>
          <input
            type="radio"
            name="language"
            value={code}
            checked={code === language}
            onChange={() => setLanguage(code)}
            aria-label={LANGUAGE_NAMES[code]}
          />
          <span aria-hidden>{code}</span>
        </label>
      ))}
    </fieldset>
  );
}

const THEME_ICONS: Record<Theme, typeof SunIcon> = {
  system: LaptopIcon,
  light: SunIcon,
  dark: MoonIcon,
};

function ThemeSwitch() {
  const t = useT();
  const theme = useTheme();
  const Icon = THEME_ICONS[theme];
  return (
    <Button
      variant="tertiary-neutral"
      size="small"
      icon={<Icon aria-hidden />}
      aria-label={t("shell.theme.next", { now: t(`shell.theme.${theme}`) })}
      title={t(`shell.theme.${theme}`)}
      onClick={() => setTheme(nextTheme(theme))}
    />
  );
}
