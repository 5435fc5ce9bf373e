"""Sample recordings, what is spoken in them, and the miniature Whisper model (data only)."""
