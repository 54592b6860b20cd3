/** The citation styles that the server has, in the page's language. */
import { useEffect, useState } from "react";
import type { Language } from "../i18n/languages";
import { apiPath, getJson, isAborted, type Schemas } from "./client";

export type Style = Schemas["StyleOut"];

/** Empty until they are known. A collection keeps its style although the list never comes. */
export function useStyles(language: Language): readonly Style[] {
  const [styles, setStyles] = useState<readonly Style[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    getJson<Schemas["StylesOut"]>(apiPath(["styles"], { locale: language }), leaving.signal)
      .then((listed) => setStyles(listed.styles))
      .catch((error: unknown) => {
        if (!isAborted(error)) setStyles([]);
      });
    return () => leaving.abort();
  }, [language]);
  return styles;
}
