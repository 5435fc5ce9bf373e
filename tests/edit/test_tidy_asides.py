"""What is said to the room, or only frames the talk, goes; what may be meant for the reader stays."""

from collections.abc import Callable

import pytest

from dictate.edit import tidy
from dictate.edit.tokens import join
from dictate.values.edit import DropReason
from dictate.values.transcript import Transcript

Say = Callable[..., Transcript]

ASIDES = [
    (["I walk. Is the kettle on? Sorry. Hang on. Okay. I talk."], "I walk. I talk."),
    (["Is this on? Okay, it is on. I walk."], "I walk."),
    (["I walk. Hang on, the dog is at the door. I talk."], "I walk. I talk."),
    (["I walk. Hang on. One second.", "It was a parcel. Okay. Where was I? I talk."], "I walk. I talk."),
    (["I walk. Okay. Where was I? The river. I walk to the river."], "I walk. I walk to the river."),
    (["I walk. Okay. Where was I? In Rome. I walk there."], "I walk. In Rome. I walk there."),
    (["I walk. Anyway. Where was I? I talk."], "I walk. I talk."),
    (["I walk. Let me just close the window. Okay. I talk."], "I walk. I talk."),
    (["Ana: Can you hear me?", "Ben: Yes, I can hear you.", "Ana: I walk."], "I walk."),
    (["Ana: Is this recording? I walk.", "Ben: I talk."], "I walk. I talk."),
]  # fmt: skip

FRAMES: list[tuple[list[str], str, DropReason]] = [
    (["Okay, so I want to talk about dogs. Title, a dog, end title. I walk."], "I walk.", "set-up"),
    (["I walk. But here is the thing. I talk."], "I walk. I talk.", "set-up"),
    (["I walk.", "That's it."], "I walk.", "set-up"),
    (["That's the rule. That's it. I walk."], "That's the rule. I walk.", "repetition"),
]

KEPT = [
    ["Hang on. That can't be right."],
    ["How long did it take? One second."],
    ["I broke his window. Sorry about that. I left."],
    ["Where was I? I was in Rome."],
    ["I talk to my phone. Sorry. I do."],
    ["My dog is called Okay. Is the dog old? I don't know."],
    ["Ana: Hang on. Sorry. Okay.", "Ben: I talk."],
    ["Ana: Can you hear me?", "Ben: No.", "Ana: I walk."],
    ["Ana: Did you do it? Is this recording?", "Ben: Yes.", "Ana: I walk."],
    ["I want to talk about dogs. I walk."],
    ["Ana: Here is the thing.", "Ben: I talk."],
    ["Here is the thing that I walk for. I talk."],
    ["I have a pencil. That's it."],
    ["I have a pencil.", "That's it.", "I walk."],
    ['"Hang on," said the dog. I left.'],
    ['She said, "Is this on? Hang on. Okay." I left.'],
]


@pytest.mark.parametrize(("said", "left"), ASIDES)
def test_words_to_the_room_go(say: Say, said: list[str], left: str) -> None:
    """Plain asides go, others in company; in a conversation only a question about the recording."""
    tidied = tidy(say(*said))
    assert join(tidied.tokens) == left
    assert {removal.reason for removal in tidied.removals} == {"aside"}


@pytest.mark.parametrize(("said", "left", "reason"), FRAMES)
def test_what_only_frames_the_talk_goes(say: Say, said: list[str], left: str, reason: DropReason) -> None:
    """A sentence that says only that something follows, or that nothing does, goes with its reason."""
    tidied = tidy(say(*said))
    assert join(tidied.tokens) == left
    assert {removal.reason for removal in tidied.removals} - {"command"} == {reason}


@pytest.mark.parametrize("said", KEPT)
def test_what_may_be_meant_for_the_reader_stays(say: Say, said: list[str]) -> None:
    """One phrase alone proves nothing: humour, scenes and answers stay."""
    assert join(tidy(say(*said)).tokens) == " ".join(line.split(": ")[-1] for line in said)


def test_real_conversations_lose_no_sentence(conversation: Transcript) -> None:
    """In a real podcast nothing is taken for an aside, or for what frames a talk."""
    reasons = {removal.reason for removal in tidy(conversation).removals}
    assert not reasons & {"set-up", "off the record", "command", "note to self"}
