"""The demo: one real rakor from its press release, and a made-up city around it."""
