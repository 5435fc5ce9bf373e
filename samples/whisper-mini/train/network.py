"""The network: Whisper's architecture, small.

transformers' module holds the weights, so that CTranslate2's converter reads them.

faster-whisper hands every window over as 30 s, the rest after our 12 s filled with zeros. All those padded frames are
given the same position, so they are equal in every layer; one of them stands for all here, weighed as often as it
occurs. That is exact, and 2.5 times faster than carrying them along.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import WhisperConfig, WhisperForConditionalGeneration
from transformers.models.whisper.modeling_whisper import WhisperAttention

from train.tokens import EOT, SOT, VOCABULARY

WIDTH, HEADS, ENCODER_LAYERS, DECODER_LAYERS = 128, 4, 4, 4
DECODER_INNER = 8 * WIDTH  # width of what a decoder layer thinks with: how words are spelled is learned there
SECONDS = 12  # of a window
FRAME_RATE = 50  # encoder frames a second
FRAMES = SECONDS * FRAME_RATE  # of a window
ALL_FRAMES = 1500  # of faster-whisper's 30 s
_PHONES = "pau aa ae ah ao aw ax ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh"
PHONES = _PHONES.split()


def whisper() -> WhisperForConditionalGeneration:
    """An untrained model with our sizes."""
    config = WhisperConfig(
        vocab_size=VOCABULARY,
        num_mel_bins=80,
        d_model=WIDTH,
        encoder_layers=ENCODER_LAYERS,
        decoder_layers=DECODER_LAYERS,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        encoder_ffn_dim=4 * WIDTH,
        decoder_ffn_dim=DECODER_INNER,
        max_source_positions=ALL_FRAMES,
        max_target_positions=448,
        dropout=0.0,
        pad_token_id=EOT,
        bos_token_id=EOT,
        eos_token_id=EOT,
        decoder_start_token_id=SOT,
        suppress_tokens=[],
        begin_suppress_tokens=[],
    )
    model = WhisperForConditionalGeneration(config)
    positions = model.model.encoder.embed_positions.weight
    positions.requires_grad_(False)
    return model


class Network(nn.Module):
    """The model and two helpers for training: the encoder also names the phone and the token of each frame."""

    def __init__(self) -> None:
        super().__init__()
        self.whisper = whisper()
        self.phone_head = nn.Linear(WIDTH, len(PHONES))
        self.token_head = nn.Linear(WIDTH, EOT + 1)
        self.level_positions()

    def level_positions(self) -> None:
        """Give all padded frames the same position."""
        positions = self.whisper.model.encoder.embed_positions.weight
        with torch.no_grad():
            positions[FRAMES:] = positions[-1].clone()

    def encode(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """Features [n, 80, 100 per s] -> [n, frames + 2, WIDTH] and what to add to attention for each frame.

        The last two frames are padding.
        """
        encoder = self.whisper.model.encoder
        frames = mel.shape[-1] // 2
        mel = functional.pad(mel, (0, 4))
        x = functional.gelu(encoder.conv2(functional.gelu(encoder.conv1(mel)))).transpose(1, 2)
        x = x + torch.cat([encoder.embed_positions.weight[:frames], encoder.embed_positions.weight[-2:]])
        bias = torch.zeros(frames + 2)
        bias[-1] = math.log(ALL_FRAMES - frames - 1)
        for layer in encoder.layers:
            y = layer.self_attn_layer_norm(x)
            x = x + attend(layer.self_attn, y, y, bias)
            x = x + layer.fc2(functional.gelu(layer.fc1(layer.final_layer_norm(x))))
        return encoder.layer_norm(x), bias

    def decode(self, ids: Tensor, sound: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the next tokens, and each step's attention to the frames, averaged over heads and layers."""
        decoder = self.whisper.model.decoder
        x = decoder.embed_tokens(ids) + decoder.embed_positions.weight[: ids.shape[1]]
        looked = []
        for layer in decoder.layers:
            y = layer.self_attn_layer_norm(x)
            x = x + attend(layer.self_attn, y, y, None)
            out, weights = attend_visibly(layer.encoder_attn, layer.encoder_attn_layer_norm(x), sound, bias)
            looked.append(weights)
            x = x + out
            x = x + layer.fc2(functional.gelu(layer.fc1(layer.final_layer_norm(x))))
        logits = functional.linear(decoder.layer_norm(x), decoder.embed_tokens.weight)
        return logits, torch.stack(looked).mean(0)


def split(x: Tensor) -> Tensor:
    """[n, steps, WIDTH] -> [n, HEADS, steps, WIDTH / HEADS]."""
    return x.view(*x.shape[:2], HEADS, -1).transpose(1, 2)


def attend(block: WhisperAttention, x: Tensor, memory: Tensor, bias: Tensor | None) -> Tensor:
    """Attention of x to memory; to its own past where there is no bias."""
    q, k, v = split(block.q_proj(x)), split(block.k_proj(memory)), split(block.v_proj(memory))
    mask = None if bias is None else bias.to(q.dtype).expand(1, 1, q.shape[2], -1)
    out = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=bias is None)
    result: Tensor = block.out_proj(out.transpose(1, 2).flatten(2))
    return result


def attend_visibly(block: WhisperAttention, x: Tensor, memory: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """The same, with the weights, averaged over the heads."""
    q, k, v = split(block.q_proj(x)), split(block.k_proj(memory)), split(block.v_proj(memory))
    weights = torch.softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias.to(q.dtype), dim=-1)
    out: Tensor = block.out_proj((weights @ v).transpose(1, 2).flatten(2))
    return out, weights.mean(1)
