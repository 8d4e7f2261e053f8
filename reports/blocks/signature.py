"""Who signs the report."""

from reports.blocks.base import BlockType, Writing
from reports.document import Node, Signature
from reports.models import Block


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    report = writing.report
    return (Signature(report.signer_position, report.signer_name),) if report.signer_name else ()


BLOCK = BlockType("signature", "Подпись", build)
