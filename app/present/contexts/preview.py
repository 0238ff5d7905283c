"""What the preview of a link to a figure says."""

from app.figures.figure import Figure
from app.figures.vocabulary import Status
from app.present.svg import ClaimCard
from app.present.words.claims import claim_sentence, number_words
from app.present.words.terms import Narrator, natures, statuses


def claim_card(figure: Figure, narrator: Narrator) -> ClaimCard:
    """Say in few words what a figure claims, who stated it, when, and how it was meant."""
    say, language = narrator.say, narrator.language
    meant = natures(language)[figure.nature]
    if figure.status is not Status.STANDS:
        meant = say.listed([meant, statuses(language)[figure.status]])
    stated = (narrator.name("sources", figure.source), say.day(figure.stated_on), meant)
    return ClaimCard(
        claim=claim_sentence(figure, narrator),
        number=number_words(figure, narrator),
        printed=say.t("As printed: %(number)s", number=figure.as_reported),
        stated=tuple(text for text in stated if text),
        beside=say.t("Among comparable claims, in bold"),
        language=language.value,
    )
