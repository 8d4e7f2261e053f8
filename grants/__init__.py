"""Support: programmes, support records, contests and awards."""
