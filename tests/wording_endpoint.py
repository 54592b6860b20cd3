"""The language model of the page's tests: it does what a word in the question tells it to.

It words what it is given by repeating it, and invents between, as models do. To look at the
page by hand: ``python -m tests.wording_endpoint`` says what to set ``FUNN_LLM_URL`` to.
"""

from __future__ import annotations

import threading

from tests.api.llm.llm_server import LlmServer, Manner, Material, Received

#: The model's name, as the page shows it.
MODEL = "liten-modell"
#: What ``FUNN_LLM_TIMEOUT_S`` is set to.
TIMEOUT_S = 6
#: Word in the question → how the endpoint answers it.
MANNERS = {
    "opptatt": Manner(status=429, headers={"Retry-After": "3600"}),
    "stengt": Manner(status=401),
    "taus": Manner(silence_s=3 * TIMEOUT_S),
    "langsom": Manner(pause_s=0.06),
    "avbrutt": Manner(cut_after=150, pause_s=0.05),
}
#: Word in the question → what the model says whatever it is given.
SAYINGS = {
    "utenlandsk": "A quotation is worth something when readers can look it up in the report [1].",
    "oppdiktet": "Ved 87 prosent av kontorene får brukerne ikke noe svar [1].",
    "rådvill": "NO_ANSWER",
}


class WordingEndpoint(LlmServer):
    """Needs no orders from the test, which is in a browser: the question carries them."""

    def __init__(self) -> None:
        super().__init__()
        self.behave(worded)

    def manner_of(self, received: Received) -> Manner:
        question = received.material.question
        told = [manner for word, manner in MANNERS.items() if word in question]
        return told[0] if told else Manner(pause_s=0.01)


def worded(material: Material) -> str:
    """The first two sentences with their numbers; between and after them what models invent."""
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
