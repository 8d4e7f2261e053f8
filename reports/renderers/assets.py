"""The portal's own styles and fonts, as the renderers read them."""

from portal.assets import read_asset

__all__ = ["read_asset"]
