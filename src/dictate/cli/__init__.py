"""The commands: thin; they parse, call the pipeline and show."""
