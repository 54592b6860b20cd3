import { describe, expect, test } from "vitest";
import { codePointLength, slicer } from "./offsets";

describe("Offsets as the server counts them", () => {
  test("count one for a sign beyond the first plane", () => {
    expect(slicer("a😀b c")(2, 3)).toBe("b");
    expect(codePointLength("a😀b")).toBe(3);
  });

  test("are JavaScript's own in ordinary text", () => {
    expect(slicer("blåbærsyltetøy")(3, 6)).toBe("bær");
  });
});
