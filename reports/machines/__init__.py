"""What a page says of itself to search engines and messengers: schema.org as JSON-LD, Open Graph."""
