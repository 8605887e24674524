"""Cofactor beside the stock Rasa pipeline: one command for each measure."""
