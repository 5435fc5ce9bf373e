"""Plain values that carry everything from room to room. They import nothing of ours but errors."""
