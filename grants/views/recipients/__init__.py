"""The statutory register of recipients of support (7-ФЗ, ст. 31.2): its page, its files, its clock."""
