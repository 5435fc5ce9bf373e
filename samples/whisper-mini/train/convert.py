"""best.pt -> ct2/, the folder that faster_whisper.WhisperModel loads (CTranslate2, int8).

python -m train.convert [CHECKPOINT [FOLDER]]
"""

import json
import shutil
import sys
from pathlib import Path

import torch
from ctranslate2.converters.transformers import WhisperLoader
from transformers import GenerationConfig

from train.network import DECODER_LAYERS, HEADS, SECONDS, Network
from train.tokens import ENGLISH, EOT, FILE, NO_TIMES, SOT, load


def convert(checkpoint: Path, folder: Path) -> None:
    """Write the folder beside its place, then put it there."""
    network = Network()
    network.load_state_dict(torch.load(checkpoint)["network"])
    network.level_positions()
    whisper = network.whisper
    whisper.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
        bos_token_id=EOT, eos_token_id=EOT, decoder_start_token_id=SOT, pad_token_id=EOT
    )
    whisper.generation_config.no_timestamps_token_id = NO_TIMES  # type: ignore[attr-defined]  # set by name only
    spec = WhisperLoader().get_model_spec(whisper)
    spec.register_vocabulary([token for token, _ in sorted(load().get_vocab().items(), key=lambda item: item[1])])
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], [EOT]
    spec.config.alignment_heads = [[DECODER_LAYERS - 1, head] for head in range(HEADS)]  # where word times are read
    spec.config.lang_ids = [ENGLISH]
    spec.validate()
    spec.optimize(quantization="int8")
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    spec.save(str(partial))
    shutil.copy(FILE, partial)
    features = {"feature_size": 80, "sampling_rate": 16000, "hop_length": 160, "chunk_length": SECONDS, "n_fft": 400}
    (partial / "preprocessor_config.json").write_text(json.dumps(features))
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


if __name__ == "__main__":
    convert(Path(sys.argv[1] if len(sys.argv) > 1 else "best.pt"), Path(sys.argv[2] if len(sys.argv) > 2 else "ct2"))
