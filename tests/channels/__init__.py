"""The channels, each as its clients see it."""
