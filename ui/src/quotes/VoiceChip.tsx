/** The voice of a quote. The authors' own is the rule and gets no chip. */
import { Tag } from "@navikt/ds-react/Tag";
import type { Voice } from "../api/client";
import { useT } from "../i18n/LanguageProvider";
import type { Translate } from "../i18n/translate";

const LOOKS = {
  informant: "warning",
  secondary: "meta-purple",
  summary: "neutral",
  method: "neutral",
} as const satisfies Partial<Record<Voice, string>>;

export function voiceInWords(voice: Voice, attribution: string | null, t: Translate): string {
  // «Informanten» as a name says nothing that the voice does not.
  if (voice === "informant" && attribution && !/^informant/i.test(attribution)) return t("voice.informant.named", { attribution });
  if (voice === "secondary" && attribution) return t("voice.secondary.named", { attribution });
  return t(`voice.${voice}`);
}

export function VoiceChip({ voice, attribution }: { voice: Voice; attribution: string | null }) {
  const t = useT();
  if (voice === "author") return null;
  return (
    <Tag size="small" variant="moderate" data-color={LOOKS[voice]}>
      {voiceInWords(voice, attribution, t)}
    </Tag>
  );
}
