"""Cross tables: records of a dataset, counted or summed by what tells them apart."""
