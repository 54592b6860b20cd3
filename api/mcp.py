"""The same answers for agents, over the Model Context Protocol. Every tool only reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from importlib.metadata import version
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from api.citations.citing import DEFAULT_STYLE
from api.engine import Engine
from api.schemas.answers import AnswerOut, QuoteOut, SearchOut
from api.schemas.comparisons import ComparisonIn, ComparisonOut
from api.schemas.documents import PassageOut
from api.schemas.questions import MAX_HITS, FiltersIn, QuestionIn, Schema, WarningOut
from api.schemas.quotes import CitationOut, DraftCheckOut, DraftText
from api.service import answer_now, cite_passage, compare_now, passage, search_question
from api.views.quotes import draft_check_out
from api.wordings import Locale, error_text
from api.wordings.reader_language import DEFAULT_LOCALE, locale_of_tag
from index.models import AnswerStatus
from index.text.language import detect
from ingest.errors import FunnError

INSTRUCTIONS = (
    "Funn answers questions about research reports with quotes that stand word for word in "
    "them. Show a quote unchanged and with its citation. A quote with voice informant is "
    "one person's remark and no finding; voice secondary is taken from another work. A quote with "
    "statement hypothesis or question was not found out: never pass it on as a finding. With "
    "status no_evidence the reports hold no answer: say so, and do not answer from elsewhere. "
    "Check every draft that quotes with check_quotes."
)
#: Language of instructions and errors for agents.
LOCALE: Locale = "en"
READS_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

Question = Annotated[str, Field(description="Words or a question, in Norwegian or English.")]
#: Fewer than over HTTP: an agent pays for every word that it reads.
Count = Annotated[int, Field(ge=1, le=MAX_HITS, description="How many passages.")]
P = ParamSpec("P")
R = TypeVar("R")


class AgentAnswer(Schema):
    """An answer without the passages themselves: ``read_passage`` gives those wanted."""

    question: str
    status: AnswerStatus
    probability: float
    message: str
    quotes: list[QuoteOut]
    considered: list[str] = Field(description="Ids of all passages looked at, best first.")
    notes: list[str]
    warnings: list[WarningOut]
    generation: str


# Longer than most: the library reads each tool off a function that closes over the engine.
def create_server(engine: Engine) -> MCPServer:
    """A server whose tools give what the HTTP interface gives, in the same shapes."""
    server = MCPServer(
        "funn", instructions=INSTRUCTIONS, version=version("funn"), log_level="WARNING"
    )

    def read_only(tool: Callable[P, R]) -> Callable[P, R]:
        return server.tool(annotations=READS_ONLY)(_saying_errors(tool))

    @read_only
    def search(question: Question, k: Count = 5, filters: FiltersIn | None = None) -> SearchOut:
        """Find passages for words or a question; says why each was found."""
        wanted = QuestionIn(question=question, k=k, filters=filters or FiltersIn())
        return search_question(wanted, engine.searcher())

    @read_only
    def ask(question: Question, k: Count = 10, filters: FiltersIn | None = None) -> AgentAnswer:
        """Answer a question with verified quotes and their citations, or say there is none."""
        wanted = QuestionIn(question=question, k=k, filters=filters or FiltersIn())
        return _for_agent(answer_now(wanted, engine.searcher()))

    @read_only
    def compare(
        question: Question, documents: list[str] | None = None, k: int = 2
    ) -> ComparisonOut:
        """Put one question to each document by itself; a gap is shown as a gap."""
        wanted = ComparisonIn.model_validate(
            {"question": question, "documents": documents or [], "k": k}
        )
        return compare_now(wanted, engine.searcher())

    @read_only
    def read_passage(passage_id: str) -> PassageOut:
        """Read a passage that search or ask named, with section, pages and voice."""
        return passage(passage_id, engine.searcher())

    @read_only
    def check_quotes(
        text: DraftText, style: str = DEFAULT_STYLE, locale: Locale = "nb"
    ) -> DraftCheckOut:
        """Check that every quotation in a draft is word for word, and say where it occurs."""
        return draft_check_out(engine.quote_checker(), text, style, locale)

    @read_only
    def cite(passage_id: str, style: str = DEFAULT_STYLE, locale: Locale = "nb") -> CitationOut:
        """Cite a passage: in the text, and in the list of references."""
        return cite_passage(passage_id, engine.searcher(), style, locale)

    return server


def _saying_errors(tool: Callable[P, R]) -> Callable[P, R]:
    """Our errors reach the agent as words; the library hides all that it does not know."""

    @wraps(tool)
    def said(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return tool(*arguments, **named)
        except (FunnError, ValidationError) as error:
            said = error_text(error, LOCALE) if isinstance(error, FunnError) else str(error)
            raise ToolError(said) from error

    return said


def _locale_of(named: Mapping[str, object]) -> Locale:
    """Return the language of a call: its ``locale``, else its question's, else bokmål."""
    if locale := locale_of_tag(str(named.get("locale", ""))):
        return locale
    question = named.get("question")
    return detect(question).language if isinstance(question, str) else DEFAULT_LOCALE


def _for_agent(answer: AnswerOut) -> AgentAnswer:
    kept = {
        name: getattr(answer, name) for name in AgentAnswer.model_fields if name != "considered"
    }
    return AgentAnswer(**kept, considered=[hit.passage.id for hit in answer.hits])
