"""The judgement, the answers and the events in the users' words: what is only a key elsewhere gets its sentence."""
