"""What every message passes before it leaves."""
