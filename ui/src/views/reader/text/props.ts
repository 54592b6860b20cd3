/** Props of everything that draws one block of the text. */
import type { Block } from "../reading";
import type { Insertion, Mark } from "./slicing";

export interface BlockProps {
  block: Block;
  marks: readonly Mark[];
  insertions: readonly Insertion[];
}
