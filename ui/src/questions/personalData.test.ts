import { describe, expect, test } from "vitest";
import { seemsPersonal } from "./personalData";

describe("Personal data in a question", () => {
  test.each([
    "hva gjelder for ola.nordmann@example.com?",
    "saken til 010190 12345",
    "saken til 01019012345",
    "ring 98 76 54 32",
    "ring +4798765432",
    "ring 400 12 345",
  ])("is seen: %s", (question) => expect(seemsPersonal(question)).toBe(true));

  test.each([
    "Hva skjedde 2014-2016?",
    "year:2010-2016 oppfølging",
    "123 456 personer i 2012",
    "ISBN 978-82-7609-371-1",
    "§ 12 og kap. 4.3",
  ])("is not imagined: %s", (question) => expect(seemsPersonal(question)).toBe(false));
});
