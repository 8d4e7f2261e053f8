"""Pieces of the Word file (WordprocessingML, ECMA-376 part 1). Lengths are in twips: 1440 an inch, 20 a point."""
