"""Trains the network on speech/ for a number of minutes. Speech that is finished meanwhile is taken in.

    python -m train.learn MINUTES [--from FILE] [--short MINUTES] [--rate RATE] [--name NAME]

FILE is a checkpoint of an earlier run, or what `train.recover` made of a model. Without one, begin with `--short`:
windows of 4 s first.
Every few minutes checkpoint.pt (to go on from) and best.pt (the weights averaged over the last steps, to convert) are
written.

Whisper's rules let a time token in where all of them together are likelier than the likeliest text: then a model that
is not sure of a word leaves out a whole stretch. So whether text goes on is learned on its own, besides which token.

Three helpers make it learn in hours what attention alone would need days for: the encoder also names the phone and the
token of each 20 ms frame, and the decoder's attention is pulled to where the token was spoken. flite tells all three.
"""

import argparse
import copy
import math
import os
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from faster_whisper.feature_extractor import FeatureExtractor
from torch import Tensor
from torch.nn import functional

from train.data import Example, Speech
from train.network import SECONDS, Network
from train.speak import wait_while_paused
from train.tokens import EOT

BATCH = 10  # windows
SAVE_EVERY = 300.0  # seconds
AVERAGE = 0.997  # of the averaged weights' old value, each step

FILTERS = torch.from_numpy(FeatureExtractor().mel_filters.astype(np.float32))
HANN = torch.hann_window(400)


def log_mel(sound: Tensor) -> Tensor:
    """Whisper's features: [n, samples] -> [n, 80, samples / 160]."""
    power = torch.stft(sound, 400, 160, window=HANN, return_complex=True)[..., :-1].abs() ** 2
    log = torch.clamp(FILTERS @ power, min=1e-10).log10()
    return (torch.maximum(log, log.amax(dim=(-2, -1), keepdim=True) - 8) + 4) / 4


def losses(network: Network, batch: list[Example]) -> tuple[Tensor, ...]:
    """Cross-entropies, attention outside the token, and the share of right tokens.

    The cross-entropies are those of each token, of text or not (see above), and of each frame's phone and token.
    """
    n, frames = len(batch), len(batch[0].phones)
    mel = log_mel(torch.from_numpy(np.stack([e.sound for e in batch])))
    for i, example in enumerate(batch):
        mel[i, :, int(example.silent_from * 100) :] = 0  # as faster-whisper pads the last window
    phones = torch.from_numpy(np.stack([e.phones for e in batch]))
    heard = torch.from_numpy(np.stack([e.tokens for e in batch]))
    steps = -(-(max(len(e.ids) for e in batch) - 1) // 32) * 32  # few distinct shapes: each new one is compiled
    inputs, targets = torch.full((n, steps), EOT), torch.full((n, steps), -100)
    where, counted = torch.zeros((n, steps, frames + 2)), torch.zeros((n, steps))
    for i, example in enumerate(batch):
        ids = torch.tensor(example.ids)
        inputs[i, : len(ids) - 1], targets[i, example.first - 1 : len(ids) - 1] = ids[:-1], ids[example.first :]
        for k, span in enumerate(example.spans):
            if span and k:
                where[i, k - 1, int(max(0, span[0] - 0.05) * 50) : int((span[1] + 0.05) * 50) + 1] = 1
                counted[i, k - 1] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        sound, bias = network.encode(mel)
        logits, looked = network.decode(inputs, sound, bias)
        phone_logits, heard_logits = network.phone_head(sound[:, :frames]), network.token_head(sound[:, :frames])
    known = targets >= 0
    written, wanted = logits[known].float(), targets[known]
    token_loss = functional.cross_entropy(written, wanted)
    kind_loss = functional.binary_cross_entropy_with_logits(
        written[:, :EOT].logsumexp(-1) - written[:, EOT:].logsumexp(-1), (wanted < EOT).float()
    )
    phone_loss = functional.cross_entropy(phone_logits.flatten(0, 1).float(), phones.flatten())
    heard_loss = functional.cross_entropy(heard_logits.flatten(0, 1).float(), heard.flatten())
    attention_loss = -(
        torch.clamp((looked.float() * where).sum(-1), min=1e-4).log() * counted
    ).sum() / counted.sum().clamp(min=1)
    right = (written.argmax(-1) == wanted).float().mean()
    return token_loss, kind_loss, phone_loss, heard_loss, attention_loss, right


def optimizers(network: Network) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside the layers, AdamW for all else."""
    matrices: list[Tensor] = []
    others: list[Tensor] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (matrices if ".layers." in name and parameter.ndim == 2 else others).append(parameter)
    return [
        torch.optim.Muon(matrices, lr=1e-3, momentum=0.95, weight_decay=0.02, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
    ]


def make_batch(speech: Speech, rng: random.Random, seconds: int) -> list[Example]:
    """Windows whose prompts are all short, or now and then as long as they get."""
    longest = rng.choices([30, 60, 223], [55, 33, 12])[0]
    return [
        speech.window(seconds, 0.45 if longest < 200 else 0.9, longest)
        for _ in range(BATCH if seconds == SECONDS else 3 * BATCH)
    ]


class Training:
    """A network in training: its weights, their running average, and what it has been through."""

    def __init__(self, start: Path | None, warm: bool) -> None:
        self.network = Network()
        self.optimizers = optimizers(self.network)
        self.steps, self.hours = 0, 0.0
        self.averaged: dict[str, Tensor] = {}
        self.history: list[list[float]] = []
        if start:
            self._load(torch.load(start), warm)
        self.averaged = self.averaged or {name: value.clone() for name, value in self.network.state_dict().items()}
        self._first_step = self.steps

    def _load(self, state: dict[str, Any], warm: bool) -> None:
        """Go on from a checkpoint."""
        self.network.load_state_dict(state["network"])
        self.averaged = state["averaged"]
        self.steps, self.hours = state["steps"], state["hours"]
        if warm:
            for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
                optimizer.load_state_dict(saved)

    @property
    def steps_here(self) -> int:
        """Steps of this run, the one to come counted."""
        return self.steps - self._first_step + 1

    def step(self, batch: list[Example], rate: float, hours: float) -> None:
        """Learn from a batch of so many hours of sound."""
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
        token, kind, phone, heard, attention, right = losses(self.network, batch)
        (token + kind + 0.3 * phone + 0.3 * heard + 0.3 * attention).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad()
        keep = min(AVERAGE, 1 - 1 / (self.steps_here + 1))
        self.steps, self.hours = self.steps + 1, self.hours + hours
        with torch.no_grad():
            for key, value in self.network.state_dict().items():
                self.averaged[key].lerp_(value, 1 - keep)
        self.history.append([x.item() for x in (token, kind, phone, heard, attention, right)])
        if not math.isfinite(self.history[-1][0]):
            raise SystemExit("the loss is not a number")

    def progress(self) -> str:
        """The means of the last fifty steps."""
        means = np.mean(self.history[-50:], axis=0)
        names = ("token", "kind", "phone", "heard", "attention", "right")
        return " ".join(f"{name} {value:.3f}" for name, value in zip(names, means, strict=True))

    def save(self) -> None:
        """Write checkpoint.pt and best.pt."""
        state = {"averaged": self.averaged, "steps": self.steps, "hours": self.hours}
        saved = [copy.copy(optimizer.state_dict()) for optimizer in self.optimizers]
        save(Path("checkpoint.pt"), {"network": self.network.state_dict(), **state, "optimizers": saved})
        save(Path("best.pt"), {"network": self.averaged, **state, "optimizers": []})


def save(file: Path, state: dict[str, Any]) -> None:
    """Write a file in one go."""
    partial = file.with_name(f"{file.name}.partial")
    torch.save(state, partial)
    partial.rename(file)


def run(given: argparse.Namespace) -> None:
    """The training loop."""
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(int(time.time()))
    training = Training(given.start, given.warm)
    rng = random.Random(time.time())
    speech = Speech(Path("speech"), given.name, rng.randrange(1 << 30))
    started = saved_at = time.time()
    while (passed := time.time() - started) < given.minutes * 60:
        wait_while_paused()
        seconds = 4 if passed < given.short * 60 else SECONDS
        batch = make_batch(speech, rng, seconds)
        rise = min(1.0, training.steps_here / (20 if given.warm else 200))
        rate = given.rate * rise * min(1.0, (1 - passed / (given.minutes * 60)) / given.fall)
        training.step(batch, rate, len(batch) * seconds / 3600)
        if training.steps % 50 == 0:
            heard = f"{training.hours:.2f} h of {speech.seconds / 3600:.1f}"
            print(f"{passed:.0f} s, step {training.steps}, {heard}, rate {rate:.1e}: {training.progress()}", flush=True)
            speech.refresh(2)
        if time.time() - saved_at > SAVE_EVERY or time.time() - started >= given.minutes * 60:
            saved_at = time.time()
            training.save()


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--from", dest="start", type=Path, help="checkpoint to begin with")
    parser.add_argument("--short", type=float, default=0.0, help="minutes on windows of 4 s first")
    parser.add_argument("--rate", type=float, default=1.5e-3, help="highest learning rate")
    parser.add_argument("--fall", type=float, default=0.6, help="share of the time in which the rate falls to nothing")
    parser.add_argument("--warm", action="store_true", help="keep the optimizers' state of an earlier run")
    parser.add_argument("--name", default="train", help="which speech: files speech/NAME-*")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
