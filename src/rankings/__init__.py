"""Published rankings of Vietnamese state agencies: from news pages to checked tables."""
