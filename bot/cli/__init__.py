"""The command ``cofactor``: one file for each command."""
