"""Sound that is not speech: noise of several colours, hum, clicks and swells."""

import random

import numpy as np
import numpy.typing as npt

from train.voices import RATE

Sound = npt.NDArray[np.float32]


def coloured(length: int, slope: float, dice: np.random.Generator) -> Sound:
    """Noise whose power falls with frequency to this power: 0 is white, 1 pink, 2 brown. Its level is 1."""
    spectrum = np.fft.rfft(dice.standard_normal(length, dtype=np.float32))
    spectrum *= np.maximum(np.arange(len(spectrum)), 1.0) ** (-slope / 2)
    spectrum[: max(1, 20 * length // RATE)] = 0  # below 20 Hz no microphone hears
    sound = np.fft.irfft(spectrum, length)
    return np.asarray(sound / max(1e-9, float(sound.std())), np.float32)


def hum(length: int, rng: random.Random) -> Sound:
    """A tone and its overtones, as of mains or a fan."""
    turns = np.arange(length, dtype=np.float32) * np.float32(6.2832 / RATE)
    pitch = rng.choice([50, 60, rng.uniform(45, 900)])
    sound = sum(np.sin(turns * pitch * n) * rng.uniform(0, 1) / n for n in range(1, 5))
    return np.asarray(sound, np.float32)


def clicks(length: int, rng: random.Random, dice: np.random.Generator) -> Sound:
    """Knocks and clicks, some a second."""
    sound = np.zeros(length, np.float32)
    for _ in range(rng.randint(1, 4 + length // RATE * 3)):
        at, long = rng.randrange(length), rng.randint(20, RATE // 8)
        fall = np.exp(-np.arange(long, dtype=np.float32) * 5 / long)
        knock = fall * dice.standard_normal(long, dtype=np.float32) * rng.uniform(1, 6)
        sound[at : at + long] += knock[: length - at]
    return sound


def any_noise(length: int, rng: random.Random, dice: np.random.Generator) -> Sound:
    """Noise of any kind and level, or silence."""
    if rng.random() < 0.3:
        return np.zeros(length, np.float32)
    sound = coloured(length, rng.uniform(0, 2.2), dice)
    if rng.random() < 0.3:
        sound = sound * rng.uniform(0, 1) + hum(length, rng)
    if rng.random() < 0.2:
        sound = sound * rng.uniform(0, 0.5) + clicks(length, rng, dice)
    if rng.random() < 0.4:
        times = np.arange(length, dtype=np.float32) / RATE
        sound = sound * np.abs(np.sin(times * rng.uniform(0.2, 9)))
    return np.asarray(np.clip(sound * 10 ** (rng.uniform(-85, -12) / 20), -1, 1), np.float32)
