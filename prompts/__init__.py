"""The editing prompts, one Markdown file each (data only; the loader lives in dictate.edit)."""
