"""What the assistant does in a turn: looks up, asks back, declines, sends to help."""
