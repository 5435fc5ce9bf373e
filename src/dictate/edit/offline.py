"""The editor without a model and without a network: it selects, orders, tidies and titles what was said."""

from collections.abc import Iterator

from dictate.edit.account import account
from dictate.edit.lede import Lede, lede_of
from dictate.edit.material import Material
from dictate.edit.post import make_post
from dictate.edit.reading import telling
from dictate.edit.show_notes import make_show_notes
from dictate.errors import EditError
from dictate.values.edit import Brief, DropReason, Edit, Move
from dictate.values.transcript import Transcript

__all__ = ["OfflineEditor"]


class OfflineEditor:
    """An extractive editor: every word of its drafts was said. A post keeps all that tidying keeps.

    It may open with its strongest passage; what only announced that, or a
    section whose heading it is, is left out as set-up.
    """

    name = "offline"

    def edit(self, transcript: Transcript, brief: Brief) -> Edit:
        """The draft that the brief asks for. Raises EditError where nothing at all was said."""
        if transcript.word_count == 0:
            raise EditError(
                "nothing was said, so there is nothing to edit",
                hint="listen to the recording: was the right microphone on? `dictate transcribe` shows what was heard",
            )
        material = Material(transcript)
        lede = lede_of(material) if brief.makes == "post" else None
        draft = make_post(material, brief, lede) if brief.makes == "post" else make_show_notes(material, brief)
        unused: DropReason = "set-up" if brief.makes == "post" else "not selected"
        told = [place.passage for place in telling(draft)]
        dispositions, removals = account(transcript, material.tidied, told, unused)
        return Edit(
            draft=draft,
            dispositions=dispositions,
            removals=removals,
            moves=tuple(_moves(material, lede)),
            notes=material.tidied.notes,
            off_record=material.tidied.off_record,
            editor=self.name,
        )


def _moves(material: Material, lede: Lede | None) -> Iterator[Move]:
    if lede:
        yield Move(segments=lede.segments, reason="the strongest passage opens the post")
    for segment in material.tidied.moved:
        yield Move(segments=(segment,), reason="a corrected word stands in the place of the wrong one")
