"""Tests of what is heard as danger, in many wordings."""
