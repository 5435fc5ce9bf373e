"""A shipped model -> a checkpoint to go on from: reads back the weights that CTranslate2 keeps in model.bin.

    python -m train.recover MODEL_FOLDER CHECKPOINT

Where the network of today has more layers than the model, or wider ones, what is new changes nothing at first: such a
layer adds nothing, and nobody listens yet to what a wider one adds. The helpers of the training begin anew.
"""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from train.network import DECODER_LAYERS, ENCODER_LAYERS, Network

Variables = dict[str, npt.NDArray[Any]]
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)  # in CTranslate2's order
LAYERS = {"encoder": ENCODER_LAYERS, "decoder": DECODER_LAYERS}
# Names of the same thing: here, and in CTranslate2
NORMS = {
    "self_attn_layer_norm": "self_attention/layer_norm",
    "encoder_attn_layer_norm": "attention/layer_norm",
    "final_layer_norm": "ffn/layer_norm",
}
LINEARS = {
    "self_attn.out_proj": "self_attention/linear_1",
    "encoder_attn.q_proj": "attention/linear_0",
    "encoder_attn.out_proj": "attention/linear_2",
    "fc1": "ffn/linear_0",
    "fc2": "ffn/linear_1",
}
FUSED = {"self_attn": ("self_attention/linear_0", "qkv"), "encoder_attn": ("attention/linear_1", "kv")}


def read(path: Path) -> Variables:
    """All variables of a model.bin, by name."""
    with path.open("rb") as file:
        number(file, "I")  # version of the format
        text(file)  # name of the specification
        number(file, "I")  # its revision
        return dict(variable(file) for _ in range(number(file, "I")))


def variable(file: BinaryIO) -> tuple[str, npt.NDArray[Any]]:
    """The next variable."""
    name = text(file)
    shape = [number(file, "I") for _ in range(number(file, "B"))]
    kind = TYPES[number(file, "B")]
    return name, np.frombuffer(file.read(number(file, "I")), kind).reshape(shape)


def number(file: BinaryIO, kind: str) -> int:
    """The next number."""
    return int(struct.unpack(f"<{kind}", file.read(struct.calcsize(f"<{kind}")))[0])


def text(file: BinaryIO) -> str:
    """The next text."""
    return file.read(number(file, "H")).rstrip(b"\0").decode()


class Weights:
    """The variables of a model as PyTorch's module has them."""

    def __init__(self, variables: Variables) -> None:
        self._variables = variables

    def layers(self, side: str) -> int:
        """How many layers the encoder or decoder has."""
        return sum(name.startswith(side) and name.endswith("/ffn/linear_1/weight") for name in self._variables)

    def plain(self, name: str) -> Tensor:
        """A variable as it is."""
        return torch.from_numpy(self._variables[name].astype(np.float32))

    def weight(self, name: str) -> Tensor:
        """A matrix, each row by its own scale."""
        values = self.plain(f"{name}/weight")
        if f"{name}/weight_scale" not in self._variables:
            return values
        return values / self.plain(f"{name}/weight_scale").reshape(-1, *[1] * (values.ndim - 1))

    def linear(self, name: str) -> dict[str, Tensor]:
        """A matrix and what is added."""
        return {"weight": self.weight(name), "bias": self.plain(f"{name}/bias")}

    def norm(self, name: str) -> dict[str, Tensor]:
        """A layer norm."""
        return {"weight": self.plain(f"{name}/gamma"), "bias": self.plain(f"{name}/beta")}

    def fused(self, name: str, parts: str) -> Iterator[tuple[str, Tensor]]:
        """Queries, keys and values, which CTranslate2 keeps in one matrix."""
        weights, biases = self.weight(name).chunk(len(parts)), self.plain(f"{name}/bias").chunk(len(parts))
        for part, weight, bias in zip(parts, weights, biases, strict=True):
            yield f"{part}_proj.weight", weight
            if part != "k":  # Whisper's keys have none
                yield f"{part}_proj.bias", bias

    def layer(self, place: str) -> Iterator[tuple[str, Tensor]]:
        """Everything of one layer, by the module's names."""
        for names, kind in ((NORMS, self.norm), (LINEARS, self.linear)):
            for name, theirs in names.items():
                if any(known.startswith(f"{place}/{theirs}/") for known in self._variables):
                    yield from ((f"{name}.{part}", value) for part, value in kind(f"{place}/{theirs}").items())
        for name, (theirs, parts) in FUSED.items():
            if f"{place}/{theirs}/weight" in self._variables:
                yield from ((f"{name}.{part}", value) for part, value in self.fused(f"{place}/{theirs}", parts))


def places(side: str, layers: int) -> list[int]:
    """Where each layer of the model goes. The decoder's last stays the last: word times are read in its attention."""
    return list(range(layers)) if side == "encoder" else [*range(layers - 1), LAYERS[side] - 1]


def outside(weights: Weights) -> Iterator[tuple[str, Tensor]]:
    """Everything that is in no layer."""
    for side in LAYERS:
        yield from ((f"{side}.layer_norm.{part}", value) for part, value in weights.norm(f"{side}/layer_norm").items())
        yield f"{side}.embed_positions.weight", weights.plain(f"{side}/position_encodings/encodings")
    for name in ("conv1", "conv2"):
        yield from ((f"encoder.{name}.{part}", value) for part, value in weights.linear(f"encoder/{name}").items())
    yield "decoder.embed_tokens.weight", weights.weight("decoder/embeddings")


def known(weights: Weights) -> Iterator[tuple[str, Tensor]]:
    """Everything of the model, by the module's names, each layer in its place of today."""
    yield from outside(weights)
    for side in LAYERS:
        for old, new in enumerate(places(side, weights.layers(side))):
            for name, value in weights.layer(f"{side}/layer_{old}"):
                yield f"{side}.layers.{new}.{name}", value


def recover(folder: Path) -> Network:
    """The network with the model's weights."""
    network, weights = Network(), Weights(read(folder / "model.bin"))
    state = network.whisper.model.state_dict()
    for name, value in state.items():
        if ".layers." in name and name.split(".")[-2] in ("out_proj", "fc2"):
            value.zero_()  # a layer that is new adds nothing
    for name, value in known(weights):
        widen(state[name], value)
    network.level_positions()
    return network


def widen(new: Tensor, old: Tensor) -> None:
    """Write a smaller matrix into a larger one: more rows are left as they are, more columns count for nothing."""
    if old.ndim > 1:
        new[:, old.shape[1] :] = 0
        new[: old.shape[0], : old.shape[1]] = old
    else:
        new[: old.shape[0]] = old


if __name__ == "__main__":
    state = recover(Path(sys.argv[1])).state_dict()
    torch.save({"network": state, "averaged": state, "steps": 0, "hours": 0.0, "optimizers": []}, sys.argv[2])
