"""A fake language model for the tests of the page, controlled by a word in the question.

It repeats the sentences that it is given, with invented ones between them, as models do. To
look at the page by hand: ``python -m tests.wording_endpoint`` prints the ``FUNN_LLM_URL``.
"""

from __future__ import annotations

import threading

from tests.api.llm.llm_server import LlmServer, Manner, Material, Received

#: The model's name, as the page shows it.
MODEL = "liten-modell"
#: Seconds, as in ``FUNN_LLM_TIMEOUT_S``.
TIMEOUT_S = 6
#: Word in the question → manner in which the endpoint answers it.
MANNERS = {
    "opptatt": Manner(status=429, headers={"Retry-After": "3600"}),
    "stengt": Manner(status=401),
    "taus": Manner(silence_s=3 * TIMEOUT_S),
    "langsom": Manner(pause_s=0.06),
    "avbrutt": Manner(cut_after=150, pause_s=0.05),
}
#: Word in the question → fixed answer of the model.
SAYINGS = {
    "utenlandsk": "A quotation is worth something when readers can look it up in the report [1].",
    "oppdiktet": "Ved 87 prosent av kontorene får brukerne ikke noe svar [1].",
    "rådvill": "NO_ANSWER",
}


class WordingEndpoint(LlmServer):
    """Takes its orders from the question, since the test is in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.behave(worded)

    def manner_of(self, received: Received) -> Manner:
        question = received.material.question
        told = [manner for word, manner in MANNERS.items() if word in question]
        return told[0] if told else Manner(pause_s=0.01)


def worded(material: Material) -> str:
    """Return the first two sentences with their numbers, with invented ones between and after."""
    for word, saying in SAYINGS.items():
        if word in material.question:
            return saying
    first, second, *others = material.sentences
    cited = "".join(f"[{other['number']}]" for other in others if "to sidetall" in other["text"])
    lines = [
        f"{first['text']} [{first['number']}]",
        f"Ved 87 prosent av kontorene er det ikke noen som gjør dette. [{first['number']}]",
        f"{second['text']} [{second['number']}]{cited}",
        "Dette er noe som de fleste kjenner til fra før.",
    ]
    # Says more than its quote does: shown with a mark.
    lines += [
        f"Nummeret i filen teller også med forsiden, baksiden og løse vedlegg. [{other['number']}]"
        for other in others
        if "nummeret i filen, og det teller" in other["text"]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(WordingEndpoint().url, flush=True)
    threading.Event().wait()
