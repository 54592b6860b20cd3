/** All the words of the page: one folder a language, one file an area, flat keys. */
import enCheck from "../messages/en/check.json";
import enCollection from "../messages/en/collection.json";
import enCompare from "../messages/en/compare.json";
import enCorpus from "../messages/en/corpus.json";
import enGenerated from "../messages/en/generated.json";
import enReader from "../messages/en/reader.json";
import enSearch from "../messages/en/search.json";
import enShell from "../messages/en/shell.json";
import nbCheck from "../messages/nb/check.json";
import nbCollection from "../messages/nb/collection.json";
import nbCompare from "../messages/nb/compare.json";
import nbCorpus from "../messages/nb/corpus.json";
import nbGenerated from "../messages/nb/generated.json";
import nbReader from "../messages/nb/reader.json";
import nbSearch from "../messages/nb/search.json";
import nbShell from "../messages/nb/shell.json";
import nnCheck from "../messages/nn/check.json";
import nnCollection from "../messages/nn/collection.json";
import nnCompare from "../messages/nn/compare.json";
import nnCorpus from "../messages/nn/corpus.json";
import nnGenerated from "../messages/nn/generated.json";
import nnReader from "../messages/nn/reader.json";
import nnSearch from "../messages/nn/search.json";
import nnShell from "../messages/nn/shell.json";
import type { Language } from "./languages";

/** Bokmål is what the others are held against. */
const nb = {
  ...nbShell,
  ...nbSearch,
  ...nbReader,
  ...nbCompare,
  ...nbCheck,
  ...nbCollection,
  ...nbCorpus,
  ...nbGenerated,
};
export type MessageKey = keyof typeof nb;
export type Catalogue = Record<MessageKey, string>;

const nn: Catalogue = {
  ...nnShell,
  ...nnSearch,
  ...nnReader,
  ...nnCompare,
  ...nnCheck,
  ...nnCollection,
  ...nnCorpus,
  ...nnGenerated,
};
const en: Catalogue = {
  ...enShell,
  ...enSearch,
  ...enReader,
  ...enCompare,
  ...enCheck,
  ...enCollection,
  ...enCorpus,
  ...enGenerated,
};

export const CATALOGUES: Record<Language, Catalogue> = { nb, nn, en };
