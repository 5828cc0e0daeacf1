"""Who is one person: claims and guesses about identities, judged, joined and never rewritten."""
