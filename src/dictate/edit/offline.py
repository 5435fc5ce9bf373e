"""The editor without a model and without a network: it selects, orders, tidies and titles what was said."""

from dictate.edit.account import account
from dictate.edit.material import Material
from dictate.edit.post import make_post
from dictate.edit.reading import reading_order
from dictate.edit.show_notes import make_show_notes
from dictate.errors import EditError
from dictate.values.edit import Brief, Edit, Move
from dictate.values.transcript import Transcript

__all__ = ["OfflineEditor"]


class OfflineEditor:
    """An extractive editor: every word of its drafts was said. A post keeps all that tidying keeps."""

    name = "offline"

    def edit(self, transcript: Transcript, brief: Brief) -> Edit:
        """The draft that the brief asks for. Raises EditError where nothing at all was said."""
        if transcript.word_count == 0:
            raise EditError(
                "nothing was said, so there is nothing to edit",
                hint="listen to the recording: was the right microphone on? `dictate transcribe` shows what was heard",
            )
        material = Material(transcript)
        make = make_post if brief.makes == "post" else make_show_notes
        draft = make(material, brief)
        dispositions, removals = account(transcript, material.tidied, reading_order(draft))
        return Edit(
            draft=draft,
            dispositions=dispositions,
            removals=removals,
            moves=tuple(
                Move(segments=(segment,), reason="a corrected word stands in the place of the wrong one")
                for segment in material.tidied.moved
            ),
            notes=material.tidied.notes,
            off_record=material.tidied.off_record,
            editor=self.name,
        )
