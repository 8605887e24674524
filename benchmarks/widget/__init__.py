"""What the widget costs the page that it stands in: bytes, and smoothness."""
