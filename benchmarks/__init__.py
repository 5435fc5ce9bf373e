"""What dictate costs, side by side with what it stands on: speed, memory, start, word error, resume and editing."""
