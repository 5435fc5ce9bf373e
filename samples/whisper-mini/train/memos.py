"""Six memos for evaluation only, in another style than the grammar's: nothing here is trained on."""

MEMOS: list[tuple[str, str]] = [
    (
        "slt",
        "So I have been walking along the canal for about twenty minutes now, and I keep coming back to the same "
        "thought. When I started this blog, I believed that writing was about having something to say. Now I think it "
        "is closer to listening. You sit down, you wait, and, um, something turns up. Last Tuesday I had nothing, "
        "really nothing, and I nearly gave up after ten minutes. Then my neighbor knocked on the door to borrow a "
        "ladder. We talked about her father, who repaired clocks for forty years and never owned a watch. That became "
        "the post. New paragraph. I am not saying that you should wait for the neighbors. I am saying that an empty "
        "page is not the same as an empty day.",
    ),
    (
        "slt",
        "Title, what my grandmother knew about bread, end title. My grandmother baked every Friday. She never "
        "measured anything, and she never wrote a recipe down. When I asked her how much flour she used, she said, "
        "quote, until it feels right, end quote. I hated that answer. I was eleven years old, and I wanted a number. "
        "Uh, it took me another twenty years to understand that she was telling me the truth. Dough changes with the "
        "weather. In August it is sticky, and in January it sulks in its bowl until noon. A number would have been "
        "wrong on most days. Her hands were right on all of them.",
    ),
    (
        "slt",
        "Okay, note to self, this is about the interview on Thursday. First, ask Daniel why he left the company in "
        "twenty fifteen, because nobody has ever heard the whole story. Second, ask about the money. He told me once "
        "that they had only three thousand dollars left, and that he slept in the office for two months. Third, and "
        "this is the important one, what would he do differently? I don't want the polished answer. I want the one he "
        "gives when the microphone is off. Scratch that, I want him to forget that there is a microphone at all. "
        "Maybe we should record it in his kitchen.",
    ),
    (
        "rms",
        "I want to talk about being slow. I broke my wrist in March, and for six weeks I could not type. At first I "
        "was furious. Every message took forever, and I stopped answering most of them. Then something odd happened. "
        "The people who really needed me called, and the rest solved their own problems. My doctor says that the bone "
        "has healed, you know, and that I can go back to normal. But I am not sure I want normal. I have begun to "
        "speak my drafts out loud while I wash the dishes, and they are shorter, and warmer, and I think they are "
        "better. So this is a small defense of the slow lane.",
    ),
    (
        "rms",
        "Good morning from the train. We left Vienna at half past seven, and outside it is snowing so hard that the "
        "villages look like pencil drawings. Opposite me sits a man with a huge wooden box on his knees. I asked him "
        "what was inside, and he smiled and said that it was a violin for his granddaughter, who turns nine tomorrow. "
        "He built it himself, during the winter evenings, and it is the fourth one, since the first three sounded "
        "like cats. I mean, isn't that wonderful? New paragraph. I used to think that patience was something you were "
        "born with. Now I suspect it is something you do with your hands.",
    ),
    (
        "rms",
        "Here is the problem with advice. People ask me how to start a podcast, and I tell them which recorder to "
        "buy, and where to put the sofa so that the room does not echo. They write everything down. And then they "
        "never start. Um, because the recorder was not the question. The real question was whether anybody would "
        "care. I can't answer that one, and neither can you, until the fifth episode, or the fiftieth. My first show "
        "had seven listeners, and two of them were my parents. Off the record, one of them was me. But the seventh "
        "was a nurse in Glasgow who wrote to me every month, and she is the reason I kept going. Stop recording.",
    ),
]
