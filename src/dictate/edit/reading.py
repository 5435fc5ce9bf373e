"""The order in which a draft's passages are counted, and which of them follow the speaker's order."""

from collections.abc import Iterator

from dictate.values.draft import Draft, Passage, Post

__all__ = ["reading_order", "sequences"]


def reading_order(draft: Draft) -> tuple[Passage, ...]:
    """Every passage of a draft: title, alternate title, description, body, and the titles of chapters.

    The numbers of traces and findings count along this order, from 0.
    """
    head = (draft.title, draft.alternate_title, draft.description)
    chapters = () if isinstance(draft, Post) else tuple(chapter.title for chapter in draft.chapters)
    return (*(passage for passage in head if passage), *draft.body(), *chapters)


def sequences(draft: Draft) -> Iterator[list[int]]:
    """Numbers of passages that tell something from beginning to end, and so follow the order of speech.

    A post is one such sequence, its headings left out. Takeaways are one, each deep dive is one, and so are chapters.
    """
    order = reading_order(draft)
    first = sum(passage is not None for passage in (draft.title, draft.alternate_title, draft.description))
    if isinstance(draft, Post):
        headings = {id(section.heading) for section in draft.sections if section.heading}
        yield [number for number in range(first, len(order)) if id(order[number]) not in headings]
        return
    yield list(range(first, first + len(draft.takeaways)))
    first += len(draft.takeaways)
    for section in draft.deep_dives:
        size = len(list(section.passages()))
        yield list(range(first + bool(section.heading), first + size))
        first += size
