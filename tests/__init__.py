"""Tests of Cofactor, in the order of its folders."""
