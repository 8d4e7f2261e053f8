"""The pages of /account/."""
