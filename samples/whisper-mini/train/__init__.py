"""Trains the miniature Whisper from nothing: text, speech, training, conversion, evaluation. Run `python -m train`."""
