"""The ground of the portal: settings, addresses, cities, departments, people and legal acts."""
