"""The guided form: questions, labels, and Django forms made from the record's section models."""
