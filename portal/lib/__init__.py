"""Leaf helpers, named by subject: numbers, dates and Russian words. They import no app and no Django."""
