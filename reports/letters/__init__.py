"""Letters about a report: what is written to whom, and when.

``lines`` of a section, a comment, a finding; ``notices`` of one step; ``announcing`` of what a page of assignments
changed; ``reminders`` of what is due; ``remembered``: no letter twice.
"""
