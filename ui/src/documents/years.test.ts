import { expect, test } from "vitest";
import { yearsNamed } from "./years";

test.each([
  ["2012–2013", [2012, 2013]],
  ["høsten 2014", [2014, 2014]],
  ["mai 2018 til januar 2017", [2017, 2018]],
  ["", null],
  [null, null],
])("The years named in %j", (text, years) => expect(yearsNamed(text)).toEqual(years));
