"""What search engines and readers of news take: sitemap, robots.txt, feeds."""
