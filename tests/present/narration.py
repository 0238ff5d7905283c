"""A small ledger's names for tests of words and pages, told in any language."""

from app.figures.reference import Basis, Catalogue, Document, Geography, Source, Subject, Topic, Words
from app.figures.vocabulary import DateCertainty, SourceKind, SubjectKind
from app.present.languages import Language, speaker
from app.present.words.terms import Narrator
from tests.findings.claims import METRICS

CATALOGUE = Catalogue(
    metrics=METRICS,
    subjects={
        "nvidia": Subject(
            slug="nvidia",
            name=Words("NVIDIA", "英伟达", "輝達"),
            kind=SubjectKind.COMPANY,
            fiscal_year_end="last-sunday-january",
            aliases=("NVDA",),
        ),
        "ai-chips": Subject(slug="ai-chips", name=Words("AI chips", "AI芯片", "AI晶片"), kind=SubjectKind.MARKET),
        "bytedance": Subject(slug="bytedance", name=Words("ByteDance", "字节跳动"), kind=SubjectKind.COMPANY),
    },
    sources={
        "nvidia": Source(
            slug="nvidia", name=Words("NVIDIA", "英伟达", "輝達"), kind=SourceKind.COMPANY, subject="nvidia"
        ),
        "idc": Source(slug="idc", name=Words("IDC"), kind=SourceKind.RESEARCH),
        "omdia": Source(slug="omdia", name=Words("Omdia"), kind=SourceKind.RESEARCH),
    },
    documents={
        "article": Document(
            slug="article",
            title="<文章>",
            title_en="<An article>",
            publisher="A paper",
            date_certainty=DateCertainty.INFERRED,
            language="zh-Hans",
            url="javascript:alert(1)",
        )
    },
    geographies={
        "CN": Geography(slug="CN", name=Words("China", "中国大陆", "中國大陸")),
        "SG": Geography(slug="SG", name=Words("Singapore", "新加坡")),
    },
    bases={"gaap": Basis(slug="gaap", name=Words("US GAAP", "美国通用会计准则"), definition=Words("Rules."))},
    topics={
        "how-much": Topic(
            slug="how-much",
            group="market",
            question=Words("How much?", "多少？"),
            caveat=Words("Mind the period.", "注意期间。"),
            selection="metric=revenue",
        )
    },
)


def narrator(language: Language = Language.EN) -> Narrator:
    """Give a narrator of the small ledger."""
    return Narrator(speaker(language), CATALOGUE)
