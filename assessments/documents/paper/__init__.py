"""From the record to what the paper shows: plain view objects, one module for each part. No HTML here."""
