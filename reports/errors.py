"""What can go wrong in a report for a reason that its writer can mend."""


class FigureError(ValueError):
    """A figure or table cannot be made as asked; the message is one Russian sentence for the writer of the text."""
