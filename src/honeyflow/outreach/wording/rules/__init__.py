"""Rules of wording, one file each: what each objects to, and how it asks for it to be said."""
